import ArgumentParser
import Clients
import Foundation
import HighrockApp
import Store

/// `highrock import clients FILE`
struct ImportClients: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clients",
        abstract: "Takes in a list of clients: a table (CSV, TSV) or address cards (vCard).",
        discussion: "Can be stopped and started again at any point. docs/clients.md explains the mapping."
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "The list.")
    var file: String

    @Option(help: "The name of a mapping that was kept in the browser, or a JSON file of one; guessed when left out.")
    var mapping: String?

    func run() async throws {
        let (done, rejects) = try await common.withDatabase { database, settings in
            let importing = ClientListImport(
                database: database,
                file: URL(fileURLWithPath: file),
                mapping: mapping,
                rejectsFolder: settings.dataFolder.appendingPathComponent("imports", isDirectory: true)
            )
            return try await importing.run { found in
                Console.progress(ProgressBar.text(done: found.reached, all: found.whole))
            }
        }
        Console.endProgress()
        try common.answer(Summary(done, rejects), text: Summary(done, rejects).text)
    }
}

private struct Summary: Encodable {
    let rows: Int
    let added: Int
    let completed: Int
    let unchanged: Int
    let remarked: Int
    let rejected: Int
    let rejectsFile: String?

    private enum CodingKeys: String, CodingKey {
        case rows
        case added
        case completed
        case unchanged
        case remarked
        case rejected
        case rejectsFile = "rejects_file"
    }

    init(_ done: ClientImport, _ rejects: URL?) {
        rows = done.rows
        added = done.added
        completed = done.completed
        unchanged = done.unchanged
        remarked = done.remarked
        rejected = done.rejected
        rejectsFile = rejects?.path
    }

    var text: String {
        let sum =
            "\(rows) rows, \(added) added, \(completed) completed, \(unchanged) unchanged, \(remarked) with remarks, "
            + "\(rejected) rejected"
        return rejectsFile.map { "\(sum)\nrows with reasons: \($0)" } ?? sum
    }
}
