import ArgumentParser
import HighrockApp

struct TelephoneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "telephone",
        abstract: "The telephone exchange.",
        subcommands: [TelephoneCheckCommand.self]
    )
}

struct TelephoneCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Says what the exchange lacks for Highrock to carry calls through it; disturbs no call."
    )

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let settings = try await common.settings()
        let words = CommandWords()
        let items = await TelephoneCheck(settings).examine().map { matter, complaint in
            Item(matter: matter, complaint: complaint.map { words.sentence($0.reason, $0.details) })
        }
        try common.answer(Answer(findings: items), text: items.map(\.text).joined(separator: "\n"))
        if items.contains(where: { $0.complaint != nil }) { throw ExitCode.failure }
    }

    private struct Answer: Encodable {
        let findings: [Item]
    }

    private struct Item: Encodable {
        let matter: TelephoneCheck.Matter
        let complaint: String?

        var text: String { complaint.map { "✗ \(matter.rawValue): \($0)" } ?? "✓ \(matter.rawValue)" }
    }
}
