import Basics
import Clients
import Desk
import People
import Store
import Telephony

extension PhoneCall: Record {
    package static let columns: SQL = """
        phone_call.id, phone_call.name, phone_call.interaction, phone_call.direction, phone_call.outcome,
        phone_call.number, phone_call.queue, phone_call.person, phone_call.dialled, phone_call.caller, phone_call.phone,
        phone_call.choice, phone_call.cause, phone_call.transfers, phone_call.began, phone_call.ended, phone_call.closed,
        phone_call.result, phone_call.matter, phone_call.score
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        name = try row.read()
        interaction = try row.read()
        direction = try row.read()
        outcome = try row.read()
        number = try row.read()
        queue = try row.read()
        person = try row.read()
        dialled = try row.read()
        caller = try row.read()
        phone = try row.read()
        choice = try row.read()
        cause = try row.read(Int?.self).map(HangupCause.init)
        transfers = try row.read()
        began = try row.read()
        ended = try row.read()
        closed = try row.read()
        result = try row.read()
        matter = try row.read()
        score = try row.read()
    }
}

extension Snapshot {
    /// - Returns: nil when there is no such call, or none that this member may know of.
    package func phoneCall(_ id: PhoneCall.ID, visibleTo member: Member) throws -> PhoneCall? {
        try first(
            """
            SELECT \(PhoneCall.columns) FROM phone_call JOIN interaction ON interaction.id = phone_call.interaction
            JOIN client ON client.id = interaction.client
            WHERE phone_call.id = \(id) AND \(member.sees(client: "client"))
            """
        )
    }

    /// The calls that these interactions are. Whoever holds an `Interaction` was allowed to see it.
    package func phoneCalls(of interactions: [Interaction.ID]) throws -> [Interaction.ID: PhoneCall] {
        guard !interactions.isEmpty else { return [:] }
        let calls: [PhoneCall] = try all(
            "SELECT \(PhoneCall.columns) FROM phone_call WHERE phone_call.interaction IN (\(SQL.list(interactions)))"
        )
        return Dictionary(calls.map { ($0.interaction, $0) }) { first, _ in first }
    }

    /// All of its time, without gap or overlap. Whoever holds a `PhoneCall` was allowed to see it.
    package func spans(of call: PhoneCall) throws -> [CallSpan] {
        try all("SELECT \(CallSpan.columns) FROM phone_call_span WHERE call = \(call.id) ORDER BY place")
    }

    package func legs(of call: PhoneCall) throws -> [CallLeg] {
        try all("SELECT \(CallLeg.columns) FROM phone_call_leg WHERE call = \(call.id) ORDER BY place")
    }

    package func recordings(of call: PhoneCall) throws -> [RecordingName] {
        try values("SELECT name FROM phone_call_recording WHERE call = \(call.id) ORDER BY place")
    }

    func phoneCall(named name: CallID) throws -> PhoneCall? {
        try first("SELECT \(PhoneCall.columns) FROM phone_call WHERE phone_call.name = \(name)")
    }

    /// Whether somebody talked with this number in a call that began no earlier.
    func hasTalked(with phone: PhoneNumber, since moment: Moment) throws -> Bool {
        try value(
            """
            SELECT id FROM phone_call WHERE phone = \(phone) AND began >= \(moment)
                AND outcome = \(CallOutcome.answered) LIMIT 1
            """,
            as: PhoneCall.ID.self
        ) != nil
    }
}

extension Transaction {
    func insert(_ call: PhoneCall, _ record: CallRecord, people: [Endpoint: Person.ID]) throws {
        try send(
            """
            INSERT INTO phone_call (id, name, interaction, direction, outcome, number, queue, person, dialled, caller,
                phone, choice, cause, transfers, began, ended, closed, result, matter,
                score, waited)
            VALUES (\(call.id), \(call.name), \(call.interaction), \(call.direction), \(call.outcome), \(call.number),
                \(call.queue), \(call.person), \(call.dialled), \(call.caller), \(call.phone), \(call.choice),
                \(call.cause?.number), \(call.transfers), \(call.began), \(call.ended), \(call.closed), \(call.result),
                \(call.matter), \(call.score), \(record.time(.waiting).wholeMilliseconds))
            """
        )
        try send(
            "INSERT INTO phone_call_span (call, place, stage, began, ended) VALUES",
            rows: record.spans.enumerated().map { "(\(call.id), \($0), \($1.stage), \($1.from), \($1.to))" }
        )
        try send(
            """
            INSERT INTO phone_call_leg (call, place, endpoint, person, role, outcome, cause, ring, talk, hold, wrap_up)
            VALUES
            """,
            rows: record.legs.enumerated().map { place, leg in
                """
                (\(call.id), \(place), \(leg.endpoint), \(people[leg.endpoint]), \(leg.role), \(leg.outcome),
                \(leg.cause?.number), \(leg.ring.wholeMilliseconds), \(leg.talk.wholeMilliseconds),
                \(leg.hold.wholeMilliseconds), \(leg.wrapUp.wholeMilliseconds))
                """
            }
        )
        try keepSounds(of: call.id, record)
    }
}

extension Transaction {
    func save(_ summary: CallSummary, of call: PhoneCall) throws {
        try run(
            "UPDATE phone_call SET result = \(summary.result), matter = \(summary.matter) WHERE id = \(call.id)"
        )
    }
}
