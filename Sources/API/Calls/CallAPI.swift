import Basics
import CallCenter
import Clients
import Hummingbird
import Pages
import People
import Store
import Telephony

/// `/api/v1/calls`: calls by telephone that are over (SPEC T2).
struct CallAPI: Sendable {
    let database: Database
    let looks: LookBook

    func add(to routes: Routes) {
        routes.get("/api/v1/calls", .needs(.seeCases), list)
        routes.get("/api/v1/calls/{id}", .needs(.seeCases), show)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let filter = try PhoneCallFilter(context.query)
        return try await context.list(of: database, CallDocument.init) { found, member in
            try await looks.look(at: Set(found.items.map(\.client.id)), by: member)
        } _: {
            try $0.phoneCalls(filter, visibleTo: $1, before: $2, limit: $3)
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: PhoneCall.ID.self))
        let (client, document) = try await database.read { snapshot in
            guard let line = try snapshot.phoneCallLine(id, visibleTo: member) else { throw APIRefusal.notFound }
            let document = WholeCallDocument(
                call: CallDocument(line),
                spans: try snapshot.spans(of: line.call).map(WholeCallDocument.Span.init),
                legs: try snapshot.legs(of: line.call).map(WholeCallDocument.Leg.init),
                sounds: try snapshot.callSounds(of: line.call).map(SoundDocument.init)
            )
            return (line.client.id, document)
        }
        try await looks.look(at: client, by: member)
        return context.json(document)
    }
}

extension PhoneCallFilter {
    init(_ query: Query) throws {
        self.init()
        person = try query.value("person")
        queue = try query.value("queue")
        client = try query.value("client")
        outcome = try query.word("outcome")
        direction = try query.word("direction", of: Direction.self)?.direction
        isPoor = try query.word("sound", of: Sound.self) == .poor
        since = try query.moment("since")
        before = try query.moment("before")
    }

    /// The words of `sound`.
    private enum Sound: String, CaseIterable {
        case poor
    }

    /// The words of `direction`.
    private enum Direction: String, CaseIterable {
        case incoming
        case outgoing

        var direction: CallRecord.Direction { self == .incoming ? .incoming : .outgoing }
    }
}
