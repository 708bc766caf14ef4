import Basics
import Files
import Formats
import Foundation
import People
import Store

/// What a first look at a file shows: how it is written, how it would be read, and what its first rows would become.
package struct ImportLook: Sendable {
    package let format: ImportFormat
    /// Bytes to be read.
    package let size: Int64
    package let plan: ImportPlan
    package let encoding: TextEncoding?
    /// As a person would name it; nil for cards.
    package let delimiter: UInt8?
    package let hasHeading: Bool
    /// The first cells of each column.
    package let samples: [[String]]
    package let preview: [Preview]

    /// A row and what it would become.
    package struct Preview: Sendable {
        package let line: Int
        package let outcome: Result<ImportDraft, ImportFlaw>
    }

    private static let previewed = 10

    /// - Parameter plan: nil when the file is to be guessed at.
    init(
        _ source: any ByteSource,
        named name: String,
        _ plan: ImportPlan?,
        mappings: [ImportMapping],
        _ fields: [CustomField]
    ) throws {
        let file = try ImportFile(source, named: name, plan?.layout ?? TableLayout())
        let fitting = try Self.plan(for: file, plan, mappings, fields)
        format = file.format
        size = file.size
        self.plan = fitting
        encoding = file.table?.encoding
        delimiter = file.table?.dialect.delimiter
        hasHeading = file.table?.hasHeading ?? false
        let rows = try file.table?.sample(Self.previewed) ?? []
        samples = (file.table?.columns ?? []).indices.map { column in
            rows.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
        }
        let reading = ImportReading(fitting, fields)
        var reader = file.reader(from: nil)
        var preview: [Preview] = []
        while preview.count < Self.previewed, let record = try reader.next() {
            preview.append(Preview(line: record.line, outcome: reading.outcome(of: record)))
        }
        self.preview = preview
    }

    private static func plan(
        for file: ImportFile,
        _ plan: ImportPlan?,
        _ mappings: [ImportMapping],
        _ fields: [CustomField]
    ) throws -> ImportPlan {
        guard let table = file.table else { return plan ?? ImportPlan() }
        if let plan, !plan.columns.isEmpty { return plan.fitted(to: table.columns) }
        if plan == nil, let kept = mappings.first(where: { $0.plan.suits(table.columns) }) {
            return kept.plan.fitted(to: table.columns)
        }
        var guess = try ImportPlan.guessed(for: table, fields)
        if let plan {
            guess.layout = plan.layout
            (guess.kind, guess.region, guess.language, guess.doubtful) = (
                plan.kind, plan.region, plan.language, plan.doubtful
            )
        }
        return guess
    }
}

extension ImportReading {
    func outcome(of record: ImportRecord) -> Result<ImportDraft, ImportFlaw> {
        switch record.content {
        case .broken(let flaw): return .failure(flaw)
        case .row(let cells): return Result { () throws(ImportFlaw) in try draft(of: cells) }
        case .card(let card): return Result { () throws(ImportFlaw) in try draft(of: card) }
        }
    }
}

/// Files of clients, from the disk to the book.
package struct ClientImports: Sendable {
    let database: Database
    static let pool = BlockingPool(label: "highrock.client-import")

    package init(_ database: Database) {
        self.database = database
    }

    /// A look at a file on this machine.
    package func look(at url: URL, named name: String, _ plan: ImportPlan? = nil) async throws -> ImportLook {
        let (mappings, fields) = try await database.read { (try $0.importMappings(), try $0.customFields()) }
        return try await Self.pool.run {
            try ImportLook(try ByteFile(at: url), named: name, plan, mappings: mappings, fields)
        }
    }

    /// A look at the file of an import, read by another plan perhaps.
    package func look(at found: ClientImport, _ plan: ImportPlan? = nil) async throws -> ImportLook {
        try await withFile(of: found) { url in try await look(at: url, named: found.fileName, plan ?? found.plan) }
    }

    /// Takes a file of this machine's in.
    /// - Throws: `FileRefusal`, `FileFault`, when it can't be read as a file of clients.
    package func open(
        _ url: URL,
        named name: String,
        _ plan: ImportPlan? = nil,
        by member: Member
    ) async throws -> ClientImport {
        try member.require(.importClients)
        let (written, look) = try await prepare(url, named: name, plan)
        return try await database.write { try ImportBook($0, member).open(written, look) }
    }

    /// Looks at a file of this machine's and keeps a copy of it, for `ImportBook.open`.
    package func prepare(
        _ url: URL,
        named name: String,
        _ plan: ImportPlan? = nil
    ) async throws -> (WrittenFile, ImportLook) {
        let look = try await look(at: url, named: name, plan)
        return (try await FileWriting.copy(url, name: name, mediaType: look.format.mediaType, in: database), look)
    }

    /// The same, unless the very same file was begun by the same plan and is not done: then that one.
    package func openOrResume(
        _ url: URL,
        named name: String,
        _ plan: ImportPlan?,
        by member: Member
    ) async throws -> ClientImport {
        try member.require(.importClients)
        let look = try await look(at: url, named: name, plan)
        let written = try await FileWriting.copy(url, name: name, mediaType: look.format.mediaType, in: database)
        return try await database.write { tx in
            if let known = try tx.unfinishedImport(written.sha256, look.plan, of: member) {
                try tx.remove(written.id)
                return known
            }
            return try ImportBook(tx, member).open(written, look)
        }
    }

    /// Lays the kept file onto this machine's disk while `work` needs it.
    func withFile<Value: Sendable>(of found: ClientImport, _ work: (URL) async throws -> Value) async throws -> Value {
        guard let id = found.file, let file = try await database.read({ try $0.file(id) }) else {
            throw ImportRefusal.fileGone
        }
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("highrock-\(UUID().uuidString).import")
        defer { try? FileManager.default.removeItem(at: url) }
        try await database.copy(file, to: url)
        return try await work(url)
    }
}

extension ImportFormat {
    fileprivate var mediaType: String {
        switch self {
        case .table: "text/csv"
        case .cards: "text/vcard"
        }
    }
}
