import ArgumentParser
import Foundation
import HighrockApp
import Takeover

/// `highrock replay FILE --mapping MAP.yaml`
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract:
            "Lets another help desk's event log happen once more by Highrock's own rules, and says how the lines did.",
        discussion: """
            For a database of its own. Exit code 1 when a case does not end where the log left it, or a row was refused. \
            Can be stopped and started again at any point. docs/takeover.md explains the mapping and the table.
            """
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "The event log.")
    var file: String

    @Option(help: "The YAML file that says which column means what.")
    var mapping: String

    func run() async throws {
        let words = CommandWords()
        let report = try await common.withDatabase { database, settings in
            try await LogReplay(
                database: database,
                file: URL(fileURLWithPath: file),
                mapping: URL(fileURLWithPath: mapping),
                rejectsFolder: settings.dataFolder.appendingPathComponent("takeover", isDirectory: true),
                wording: { words.sentence(for: $0) }
            ) { progress in
                Console.progress(ProgressBar.text(done: progress.bytesRead, all: progress.bytesInAll))
            }
            .run()
        }
        Console.endProgress()
        try common.answer(ReplayAnswer(report, words: words), text: ReplayText(report, words: words).text)
        if !report.isFaithful { throw ExitCode.failure }
    }
}
