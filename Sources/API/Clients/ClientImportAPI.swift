import Basics
import Clients
import Files
import Foundation
import Hummingbird
import Pages
import People
import Store

/// Lists of clients in and out: `/api/v1/client-imports` and `/api/v1/client-exports` (SPEC W2).
struct ClientImportAPI: Sendable {
    let database: Database

    /// Of an uploaded file, in bytes.
    private static let largest = 256 << 20

    func add(to routes: Routes) {
        let take = Access.needs(.importClients)
        routes.post("/api/v1/client-imports", take, bodyLimit: Self.largest, begin)
        routes.get("/api/v1/client-imports/{id}", take, show)
        routes.get("/api/v1/client-imports/{id}/rejected", take, downloadRejected)
        routes.get("/api/v1/client-exports/csv", .needs(.exportClients), table)
        routes.get("/api/v1/client-exports/vcf", .needs(.exportClients), cards)
    }

    /// What tells one request from another, for its key of idempotency.
    private struct Sent: Encodable {
        let name: String
        let mapping: String?
        let sha256: String
    }

    /// The file is the body; it begins at once by the mapping that is named, or by what its columns seem to be.
    @Sendable
    private func begin(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let (name, mapping) = (context.query["name"] ?? "clients", context.query["mapping"])
        let plan = try await mapping.asyncMap { name in
            guard let kept = try await database.read({ try $0.importMapping(named: name) }) else {
                throw ImportRefusal.noMapping(name)
            }
            return kept.plan
        }
        let file = try await context.file(request, named: name, limit: Self.largest)
        guard file.size > 0 else { throw InvalidField("file", "refusal.client-import.no-file") }
        let (written, look) = try await ClientImports(database).prepare(file.url, named: String(name.prefix(200)), plan)
        let sent = Sent(name: name, mapping: mapping, sha256: Data(written.sha256).base64EncodedString())
        return try await context.write(request, sent: sent, to: database, status: .created) { tx in
            let book = ImportBook(tx, member)
            let opened = try book.open(written, look)
            try book.start(opened.id)
            guard let begun = try tx.clientImport(opened.id, of: member) else { throw ImportRefusal.notFound }
            return ClientImportDocument(begun)
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.json(ClientImportDocument(try await found(context)))
    }

    /// The rows that were not taken, or not wholly, each with the reason.
    @Sendable
    private func downloadRejected(_ request: Request, _ context: PageContext) async throws -> Response {
        let (found, w) = (try await found(context), context.w)
        let writer = ComplaintWriter(delimiter: UInt8(ascii: ",")) { w($0, $1) }
        return context.download("rejected-\(found.id).csv", type: "text/csv; charset=utf-8") { write in
            try await write(writer.heading)
            try await found.eachComplaint(in: database) { try await write(writer.row($0)) }
        }
    }

    @Sendable
    private func table(_ request: Request, _ context: PageContext) async throws -> Response {
        let (export, w) = (try export("csv", context), context.w)
        let fields = try await database.read { try $0.customFields() }
        let writer = ClientTableWriter(delimiter: UInt8(ascii: ","), fields: fields) { w($0) }
        return context.download("clients.csv", type: "text/csv; charset=utf-8") { write in
            try await write(writer.heading)
            try await export.run { try await write($0.flatMap(writer.rows)) }
        }
    }

    @Sendable
    private func cards(_ request: Request, _ context: PageContext) async throws -> Response {
        let (export, writer) = (try export("vcf", context), ClientCardWriter())
        return context.download("clients.vcf", type: "text/vcard; charset=utf-8") { write in
            try await export.run { try await write($0.flatMap(writer.cards)) }
        }
    }

    private func export(_ format: String, _ context: PageContext) throws -> ClientExport {
        let filter = ClientFilter(tag: context.query["tag"].map { Clients.Tag.key(of: $0) })
        return try ClientExport(filter, as: format, by: try context.member, from: database)
    }

    private func found(_ context: PageContext) async throws -> ClientImport {
        let (member, id) = (try context.member, try context.path("id", as: ClientImport.ID.self))
        guard let found = try await database.read({ try $0.clientImport(id, of: member) }) else {
            throw APIRefusal.notFound
        }
        return found
    }
}

extension Optional {
    fileprivate func asyncMap<Other>(_ transform: (Wrapped) async throws -> Other) async rethrows -> Other? {
        if let value = self { try await transform(value) } else { nil }
    }
}

/// How far an import has come.
struct ClientImportDocument: Encodable, Sendable {
    let id: ClientImport.ID
    let name: String
    let state: String
    /// In thousandths.
    let share: Int
    let rows: Int
    let added: Int
    let completed: Int
    let unchanged: Int
    let rejected: Int
    /// Rows that stand in the file of rejected rows.
    let complaints: Int
    /// Why it could not go on.
    let complaint: String?

    init(_ found: ClientImport) {
        (id, name, state, share) = (found.id, found.fileName, found.state.rawValue, found.share)
        (rows, added, completed, unchanged) = (found.rows, found.added, found.completed, found.unchanged)
        (rejected, complaints, complaint) = (found.rejected, found.rejected + found.remarked, found.complaint)
    }
}
