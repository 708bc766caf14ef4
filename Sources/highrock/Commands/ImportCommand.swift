import ArgumentParser
import Foundation
import HighrockApp
import Takeover

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes over what other programs hold.",
        subcommands: [Log.self]
    )

    struct Log: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes over the history of another help desk from a CSV event log.",
            discussion: "Can be stopped and started again at any point. docs/takeover.md explains the mapping."
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "The event log.")
        var file: String

        @Option(help: "The YAML file that says which column means what.")
        var mapping: String

        func run() async throws {
            let report = try await common.withDatabase { database, settings in
                try await LogTakeover(
                    database: database,
                    file: URL(fileURLWithPath: file),
                    mapping: URL(fileURLWithPath: mapping),
                    rejectsFolder: settings.dataFolder.appendingPathComponent("takeover", isDirectory: true),
                    wording: { [words = CommandWords()] in words.sentence(for: $0) }
                ) { progress in
                    Console.progress(ProgressBar.text(done: progress.bytesRead, all: progress.bytesInAll))
                }
                .run()
            }
            Console.endProgress()
            try common.answer(report.summary, text: report.text)
        }
    }
}

extension TakeoverReport {
    /// What DESIGN fixes for programs.
    fileprivate var summary: [String: Int] {
        ["rows": rows, "events": events, "cases": cases, "rejected": rejected]
    }

    fileprivate var text: String {
        let sum = "\(rows) rows, \(events) events, \(cases) cases, \(rejected) rejected"
        return rejectsFile.map { "\(sum)\nrejected rows with reasons: \($0)" } ?? sum
    }
}
