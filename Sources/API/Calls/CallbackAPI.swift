import Basics
import CallCenter
import Clients
import Hummingbird
import Pages
import People
import Store

/// `/api/v1/callbacks`: who is to be called back, and when the house tries next (SPEC T1).
struct CallbackAPI: Sendable {
    let database: Database
    let looks: LookBook

    func add(to routes: Routes) {
        routes.get("/api/v1/callbacks", .needs(.seeCases), list)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let found = try await database.read { snapshot in
            let zone = try snapshot.houseZone()
            return try snapshot.callbacks(visibleTo: member).map { line in
                CallbackDocument(line, next: line.callback.nextTry(by: line.rule, at: snapshot.now, else: zone))
            }
        }
        try await looks.look(at: Set(found.map(\.client)), by: member)
        return context.json(List(all: found))
    }
}

/// One who is to be called back.
struct CallbackDocument: Encodable, Sendable {
    let id: Callback.ID
    let client: Client.ID
    let phone: String
    let queue: CallQueue.ID?
    let calls: Int
    let asked: Bool
    let since: Moment
    let last: Moment
    let attempts: Int
    /// How often the house tries by itself.
    let attemptsAtMost: Int
    let tried: Moment?
    /// When it tries next; nil when that is left to people.
    let next: Moment?

    init(_ line: CallbackLine, next: Moment?) {
        let callback = line.callback
        id = callback.id
        client = line.client
        phone = callback.phone.e164
        queue = callback.queue
        calls = callback.calls
        asked = callback.isAsked
        since = callback.since
        last = callback.last
        attempts = callback.attempts
        attemptsAtMost = line.rule.most
        tried = callback.tried
        self.next = next
    }
}
