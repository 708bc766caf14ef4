import ArgumentParser
import Basics
import HighrockApp
import Store

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies all data into one file, and the key beside it; the server may go on.",
        discussion: "With PostgreSQL it needs pg_dump and pg_restore. docs/operate.md says more."
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "The file to make.")
    var file: String

    @Flag(help: "Let it take the place of an older file.")
    var replace = false

    func run() async throws {
        let settings = try await common.settings()
        let report = try await common.saying {
            try await Backup(settings).make(at: file, replacing: replace) { copied, all in
                Console.progress(ProgressBar.text(done: copied, all: all))
            }
        }
        Console.endProgress()
        try common.answer(BackupAnswer(report), text: CommandWords().backed(up: report))
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Puts a backup back, with its key; the server has to be stopped.",
        discussion: "With PostgreSQL it needs pg_restore. docs/operate.md says more."
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "The file that \"highrock backup\" made.")
    var file: String

    @Flag(help: "Let it take the place of the data that are there.")
    var replace = false

    func run() async throws {
        let settings = try await common.settings()
        let report = try await common.saying { try await Restoring(settings).run(from: file, replacing: replace) }
        try common.answer(BackupAnswer(report), text: CommandWords().restored(report))
    }
}

private struct BackupAnswer: Encodable {
    let engine: String
    let file: String
    let key: String?
    let bytes: Int64
    let entries: Int64

    init(_ report: BackupReport) {
        engine = report.engine.rawValue
        file = report.file
        key = report.key
        bytes = report.bytes
        entries = report.entries
    }
}

extension CommandWords {
    fileprivate func backed(up report: BackupReport) -> String {
        let done = sentence("backup.done", gaps(report))
        return report.key.map { done + "\n" + sentence("backup.key", ["key": $0]) } ?? done
    }

    fileprivate func restored(_ report: BackupReport) -> String {
        let done = sentence("restore.done", gaps(report))
        return report.key == nil ? done + "\n" + sentence("restore.no-key", [:]) : done
    }

    private func gaps(_ report: BackupReport) -> [String: String] {
        ["file": report.file, "size": size(bytes: report.bytes), "entries": number(report.entries)]
    }
}
