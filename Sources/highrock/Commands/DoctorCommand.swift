import ArgumentParser
import HighrockApp
import Store

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks the journal's chain, the schema, the references, the database and the free disk."
    )

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let settings = try await common.settings()
        let diagnosis = try await common.saying {
            let database = try await Storage.look(settings)
            let diagnosis = await Doctor(database, settings: settings).examine { checked, all in
                Console.progress(ProgressBar.text(done: checked, all: all))
            }
            await database.engine.close()
            return diagnosis
        }
        Console.endProgress()
        let answer = DiagnosisAnswer(diagnosis, words: CommandWords())
        try common.answer(answer, text: answer.text)
        if !diagnosis.isSound { throw ExitCode.failure }
    }
}

/// The diagnosis in words.
private struct DiagnosisAnswer: Encodable {
    let findings: [Item]

    struct Item: Encodable {
        let matter: Finding.Matter
        let complaints: [String]
    }

    init(_ diagnosis: Diagnosis, words: CommandWords) {
        findings = diagnosis.findings.map { finding in
            Item(matter: finding.matter, complaints: finding.complaints.map { words.sentence($0.reason, $0.details) })
        }
    }

    var text: String {
        findings.map { item in
            item.complaints.isEmpty
                ? "✓ \(item.matter.rawValue)"
                : item.complaints.map { "✗ \(item.matter.rawValue): \($0)" }.joined(separator: "\n")
        }
        .joined(separator: "\n")
    }
}
