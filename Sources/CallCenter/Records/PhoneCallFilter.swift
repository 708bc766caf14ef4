import Basics
import Clients
import Desk
import People
import Store
import Telephony

/// Which calls a list shows; what is nil does not narrow it.
package struct PhoneCallFilter: Sendable, Hashable {
    /// Who talked with the client last.
    package var person: Person.ID?
    package var queue: CallQueue.ID?
    package var outcome: CallOutcome?
    /// Those that nobody answered: who called in vain, asked to be called back, or left a message.
    package var isMissed = false
    /// Those in which the two sides hardly heard each other.
    package var isPoor = false
    package var direction: CallRecord.Direction?
    package var client: Client.ID?
    package var since: Moment?
    package var before: Moment?

    package init() {}

    fileprivate var conditions: [SQL] {
        var conditions: [SQL] = []
        if let person { conditions.append("phone_call.person = \(person)") }
        if let queue { conditions.append("phone_call.queue = \(queue)") }
        if let outcome { conditions.append("phone_call.outcome = \(outcome)") }
        // As the index of those says it. Said the other way round, the index of outcomes would be taken, which is not in order.
        if isMissed {
            conditions.append("phone_call.outcome NOT IN ('answered', 'goodbye', 'not-reached', 'failed')")
        }
        // As the index of those says it.
        if isPoor { conditions.append("phone_call.score < 310") }
        if let direction { conditions.append("phone_call.direction = \(direction)") }
        if let client { conditions.append("interaction.client = \(SQL.standing(client))") }
        if let since { conditions.append("phone_call.began >= \(since)") }
        if let before { conditions.append("phone_call.began < \(before)") }
        return conditions
    }
}

/// A call as a list shows it.
package struct PhoneCallLine: Sendable, Hashable, Record {
    package static let columns: SQL = """
        \(PhoneCall.columns), phone_call.waited, client.id, client.name, client.confidential, interaction.duration,
        service_case.number
        """

    package let call: PhoneCall
    package let waited: Duration
    package let client: CallersName
    /// Of the conversation; nil where there was none.
    package let talked: Duration?
    package let caseNumber: Int?

    package init(from row: inout Row) throws {
        call = try PhoneCall(from: &row)
        waited = .milliseconds(try row.read(Int64.self))
        client = CallersName(id: try row.read(), name: try row.read(), isConfidential: try row.read())
        talked = try row.read(Int?.self).map { .seconds($0) }
        caseNumber = try row.read()
    }
}

extension Snapshot {
    /// Calls that the member may know of, the latest first.
    package func phoneCalls(
        _ filter: PhoneCallFilter,
        visibleTo member: Member,
        before cursor: TimeCursor? = nil,
        limit: Int
    ) throws -> Slice<PhoneCallLine, TimeCursor> {
        var conditions = filter.conditions
        if let cursor { conditions.append("(phone_call.began, phone_call.id) < (\(cursor.at), \(cursor.id))") }
        conditions.append(member.sees(client: "client"))
        let found: [PhoneCallLine] = try all(
            """
            SELECT \(PhoneCallLine.columns) FROM \(Self.callSource) WHERE \(SQL.join(conditions, by: " AND "))
            ORDER BY phone_call.began DESC, phone_call.id DESC LIMIT \(limit + 1)
            """
        )
        return Slice(found, limit: limit) { TimeCursor(at: $0.call.began, id: $0.call.id.rawValue) }
    }

    /// - Returns: nil when there is no such call, or none that this member may know of.
    package func phoneCallLine(_ id: PhoneCall.ID, visibleTo member: Member) throws -> PhoneCallLine? {
        try first(
            """
            SELECT \(PhoneCallLine.columns) FROM \(Self.callSource)
            WHERE phone_call.id = \(id) AND \(member.sees(client: "client"))
            """
        )
    }

    private static let callSource: SQL = """
        phone_call JOIN interaction ON interaction.id = phone_call.interaction
        JOIN client ON client.id = interaction.client
        LEFT JOIN service_case ON service_case.id = interaction.service_case
        """
}
