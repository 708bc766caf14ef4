import Basics
import Clients
import Formats
import Hummingbird
import Pages
import People
import Store

/// `/clients/export/csv` and `/clients/export/vcf`: the list as it is narrowed, as a file.
struct ExportRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/clients/export/csv", .needs(.exportClients), table)
        routes.get("/clients/export/vcf", .needs(.exportClients), cards)
    }

    @Sendable
    private func table(_ request: Request, _ context: PageContext) async throws -> Response {
        let (export, w) = (try export("csv", context), context.w)
        let fields = try await house.database.read { try $0.customFields() }
        let writer = ClientTableWriter(delimiter: w.delimiter, fields: fields) { w($0) }
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
        let member = try context.member
        return try ClientExport(
            ClientListWish(context.query).filter(for: member),
            as: format,
            by: member,
            from: house.database
        )
    }
}
