import Basics
import Clients
import Foundation
import People
import Store

/// A list of clients from the command line: the same import as in the browser, carried on by whoever asked, with the file of
/// rejected rows laid into a folder.
package struct ClientListImport: Sendable {
    private let database: Database
    private let file: URL
    private let mapping: String?
    private let rejectsFolder: URL
    private let words = CommandWords()

    /// - Parameter mapping: the name of one that is kept, or the path of a JSON file.
    package init(database: Database, file: URL, mapping: String?, rejectsFolder: URL) {
        self.database = database
        self.file = file
        self.mapping = mapping
        self.rejectsFolder = rejectsFolder
    }

    /// - Returns: what it came to, and the file of rejected rows when there are any.
    package func run(
        progress: @escaping @Sendable (ClientImport) async -> Void
    ) async throws -> (ClientImport, URL?) {
        let opened = try await ClientImports(database).openOrResume(
            file,
            named: file.lastPathComponent,
            try await plan(),
            by: .program
        )
        try await database.write { try ImportBook($0, .program).start(opened.id, inBackground: false) }
        let done = try await ImportRun(opened.id, by: .program, in: database, progress: progress).run()
        return (done, done.hasComplaints ? try await writeRejects(of: done) : nil)
    }

    private func plan() async throws -> ImportPlan? {
        guard let mapping else { return nil }
        if let kept = try await database.read({ try $0.importMapping(named: mapping) }) { return kept.plan }
        guard let data = FileManager.default.contents(atPath: mapping) else { throw ImportRefusal.noMapping(mapping) }
        do {
            return try ImportPlan(kept: String(decoding: data, as: UTF8.self))
        } catch {
            throw ImportRefusal.badMapping(mapping)
        }
    }

    private func writeRejects(of done: ClientImport) async throws -> URL {
        let url = rejectsFolder.appendingPathComponent("\(done.id).rejected.csv")
        try FileManager.default.createDirectory(at: rejectsFolder, withIntermediateDirectories: true)
        let writer = ComplaintWriter(delimiter: UInt8(ascii: ",")) { [words] in words.sentence($0, $1) }
        var bytes = writer.heading
        var line = 0
        while true {
            let after = line
            let some = try await database.read { try $0.complaints(of: done, after: after, limit: 1000) }
            guard let last = some.last else { break }
            bytes += some.flatMap(writer.row)
            line = last.line
        }
        try Data(bytes).write(to: url, options: .atomic)
        return url
    }
}
