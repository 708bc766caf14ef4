import ArgumentParser
import Channels
import Foundation
import HighrockApp
import Takeover

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes over what other programs hold.",
        subcommands: [Log.self, ImportClients.self, Letters.self]
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

    struct Letters: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "mail",
            abstract: "Takes in letters from files: .eml, mbox, or a folder of them.",
            discussion: "They go the way of letters from a mailbox. Can be stopped and started again at any point."
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "A file or a folder.")
        var place: String

        func run() async throws {
            let report = try await common.withDatabase { database, settings in
                try await LetterImport(database: database, spool: settings.spoolFolder)
                    .run(URL(fileURLWithPath: place)) { done, all in
                        Console.progress(ProgressBar.text(done: done, all: all))
                    }
            }
            Console.endProgress()
            try common.answer(
                ["letters": report.letters, "new": report.new],
                text: "\(report.letters) letters, \(report.new) of them new"
            )
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
