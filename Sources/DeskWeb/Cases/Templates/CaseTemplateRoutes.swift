import Basics
import Clients
import Desk
import Hummingbird
import NIOCore
import Pages
import People
import Store

/// A template filled with what is known of a case, for the script that puts it where one writes.
struct CaseTemplateRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/cases/{number}/templates/{template}", .needs(.workCases), quiet: true, show)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        let id = try context.path("template", as: Template.ID.self)
        let house = house
        let (text, client) = try await house.database.read { tx in
            guard let found = try tx.findCase(number: number, visibleTo: member),
                let client = try tx.findClient(found.client, visibleTo: member)
            else { throw CaseRefusal.notFound }
            return (try tx.filled(id, for: found, of: client, by: member, house), client.id)
        }
        try await house.looks.look(at: client, by: member)
        return Response(
            status: .ok,
            headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "private, no-store"],
            body: .init(byteBuffer: ByteBuffer(string: text))
        )
    }
}

extension Snapshot {
    func filled(
        _ id: Template.ID,
        for found: Case,
        of client: Client,
        by member: Member,
        _ house: DeskHouse
    ) throws -> String {
        guard let template = try template(id) else { throw TemplateRefusal.notFound }
        let link = house.portalAddress(of: found.id)
        return try filled(template.text, for: found, of: client, by: member.id, link: link)
    }
}
