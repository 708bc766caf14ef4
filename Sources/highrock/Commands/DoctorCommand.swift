import ArgumentParser
import HighrockApp

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks the journal's chain, the schema, the references, the database and the free disk."
    )

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let settings = try await common.settings()
        let diagnosis = try await common.saying {
            let database = try await Storage.open(settings)
            let diagnosis = await Doctor(database, settings: settings).examine { checked in
                Console.progress("journal: \(checked)")
            }
            await database.engine.close()
            return diagnosis
        }
        Console.endProgress()
        try common.answer(diagnosis, text: diagnosis.text)
        if !diagnosis.isSound { throw ExitCode.failure }
    }
}

extension Diagnosis {
    fileprivate var text: String {
        findings.map { finding in
            finding.complaints.isEmpty
                ? "✓ \(finding.matter.rawValue)"
                : finding.complaints.map { "✗ \(finding.matter.rawValue): \($0)" }.joined(separator: "\n")
        }
        .joined(separator: "\n")
    }
}
