import Basics
import Clients
import Deadlines
import Desk
import Events
import People
import Store

/// One who is to be called back, as the list shows it.
package struct CallbackLine: Sendable, Hashable, Record {
    package static let columns: SQL = """
        \(Callback.columns), client.id, client.name, call_queue.name, rule.callback_attempts, rule.callback_pause
        """

    package let callback: Callback
    package let client: Client.ID
    package let clientName: String
    package let queueName: String?
    /// How often and how soon the house tries by itself.
    package let rule: AttemptRule

    package init(from row: inout Row) throws {
        callback = try Callback(from: &row)
        client = try row.read()
        clientName = try row.read()
        queueName = try row.read()
        rule = AttemptRule(most: try row.read(), pause: .seconds(try row.read(Int.self)))
    }
}

extension Snapshot {
    /// Who is to be called back, those who have waited longest first; as far as the member may know of them.
    package func callbacks(visibleTo member: Member, limit: Int = 200) throws -> [CallbackLine] {
        try all(
            """
            SELECT \(CallbackLine.columns) FROM call_back JOIN phone_call ON phone_call.id = call_back.last_call
            JOIN interaction ON interaction.id = phone_call.interaction JOIN client ON client.id = interaction.client
            LEFT JOIN call_queue ON call_queue.id = call_back.queue
            JOIN call_queue AS rule ON rule.id = COALESCE(call_back.queue, \(CallQueue.standard))
            WHERE call_back.settled IS NULL AND \(member.sees(client: "client"))
            ORDER BY call_back.since, call_back.id LIMIT \(limit)
            """
        )
    }

    /// By whose clock those live of whom the number does not tell it: the company's own.
    package func houseZone() throws -> Zone { Zone(try deadlinePolicy().standardCalendar.calendar.zone) }

    /// Those of these clients who have a claim that is not closed.
    package func claimants(among clients: Set<Client.ID>, visibleTo member: Member) throws -> Set<Client.ID> {
        guard !clients.isEmpty else { return [] }
        return Set(
            try values(
                """
                SELECT service_case.client FROM service_case JOIN client ON client.id = service_case.client
                WHERE service_case.client IN (\(SQL.list(clients.sorted()))) AND service_case.kind = \(Case.Kind.claim)
                    AND service_case.status <> 'closed' AND \(member.sees(client: "client"))
                """
            )
        )
    }

    fileprivate func callback(_ id: Callback.ID, visibleTo member: Member) throws -> (Callback, Client.ID)? {
        try first(
            """
            SELECT \(Callback.columns), client.id FROM call_back JOIN phone_call ON phone_call.id = call_back.last_call
            JOIN interaction ON interaction.id = phone_call.interaction JOIN client ON client.id = interaction.client
            WHERE call_back.id = \(id) AND \(member.sees(client: "client"))
            """
        ) { row in (try Callback(from: &row), try row.read()) }
    }
}

/// Takes somebody off the list by hand, who was reached another way or needs no call.
package struct CallbackDesk {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    package func settle(_ id: Callback.ID) throws {
        let (callback, client) = try known(id)
        guard callback.settled == nil else { return }
        try tx.run("UPDATE call_back SET settled = \(tx.now), settled_person = \(member.id) WHERE id = \(id)")
        try record("call.back-settled", callback, client)
    }

    /// - Throws: `CallbackRefusal.waitsAgain` when the number has come onto the list again.
    package func reopen(_ id: Callback.ID) throws {
        let (callback, client) = try known(id)
        guard callback.settled != nil else { return }
        let again: Callback.ID? = try tx.value(
            "SELECT id FROM call_back WHERE phone = \(callback.phone) AND settled IS NULL"
        )
        guard again == nil else { throw CallbackRefusal.waitsAgain }
        try tx.run(
            "UPDATE call_back SET settled = NULL, settled_call = NULL, settled_person = NULL WHERE id = \(id)"
        )
        try record("call.back-reopened", callback, client)
    }

    private func known(_ id: Callback.ID) throws -> (Callback, Client.ID) {
        try member.require(.workCases)
        guard let phone = try tx.callback(id, visibleTo: member)?.0.phone else { throw CallbackRefusal.notFound }
        try tx.alone(on: "call back \(phone.e164)")
        guard let found = try tx.callback(id, visibleTo: member) else { throw CallbackRefusal.notFound }
        return found
    }

    private func record(_ kind: Event.Kind, _ callback: Callback, _ client: Client.ID) throws {
        let event = Event(kind, of: Event.Subject(.call, callback.lastCall), client: client.rawValue)
        try tx.record(event, by: member.actor)
    }
}
