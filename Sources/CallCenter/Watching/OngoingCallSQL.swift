import Basics
import Clients
import People
import Store
import Telephony

extension Snapshot {
    /// The calls that somebody has a part in; what asks most of them comes first.
    package func ongoingCalls(of person: Person.ID, visibleTo member: Member) throws -> [OngoingCall] {
        let calls = try ongoing(
            where: "live_call.name IN (SELECT call FROM live_call_party WHERE person = \(person))",
            member,
            limit: 20
        )
        let ranked = calls.compactMap { call in call.party(of: person).map { (call, $0) } }
        return ranked.sorted { ($0.1.state.place, $0.0.began) < ($1.1.state.place, $1.0.began) }.map(\.0)
    }

    package func ongoingCall(_ name: CallID, visibleTo member: Member) throws -> OngoingCall? {
        try ongoing(where: "live_call.name = \(name)", member, limit: 1).first
    }

    /// All that go on, or those of one queue, the oldest first. Of a client whom the member may not know of a call shows nothing
    /// but the number.
    package func ongoingCalls(
        in queue: CallQueue.ID? = nil,
        visibleTo member: Member,
        limit: Int = 500
    ) throws -> [OngoingCall] {
        let which: SQL = queue.map { "live_call.queue = \($0)" } ?? "1 = 1"
        return try ongoing(where: which, member, limit: limit)
    }

    private func ongoing(where condition: SQL, _ member: Member, limit: Int) throws -> [OngoingCall] {
        let calls: [OngoingCall] = try all(
            """
            SELECT \(OngoingCall.columns) FROM live_call LEFT JOIN call_sheet ON call_sheet.call = live_call.name
            LEFT JOIN client ON client.id = COALESCE(call_sheet.client, \(Self.guess(member)))
                AND \(member.sees(client: "client"))
            WHERE live_call.is_inside = 0 AND \(condition) ORDER BY live_call.began, live_call.name LIMIT \(limit)
            """
        )
        let parties = try parties(of: calls.map(\.name))
        return calls.map { call in
            var call = call
            call.parties = parties[call.name] ?? []
            return call
        }
    }

    /// The likeliest client whose number it is, other than one whom somebody has ruled out.
    private static func guess(_ member: Member) -> SQL {
        """
        (SELECT theirs.id FROM contact_point JOIN client AS theirs ON theirs.id = contact_point.client
            WHERE contact_point.kind = \(ContactPoint.Kind.phone) AND contact_point.normalized = live_call.phone
                AND contact_point.gone IS NULL AND \(member.sees(client: "theirs"))
                AND theirs.id <> COALESCE(call_sheet.misguessed, 0)
            ORDER BY theirs.provisional, contact_point.id LIMIT 1)
        """
    }

    private func parties(of calls: [CallID]) throws -> [CallID: [OngoingCall.Party]] {
        guard !calls.isEmpty else { return [:] }
        let rows = try all(
            """
            SELECT live_call_party.call, \(OngoingCall.Party.columns) FROM live_call_party
            WHERE live_call_party.call IN (\(SQL.list(calls))) ORDER BY live_call_party.call, live_call_party.place
            """
        ) { row in (call: try row.read(CallID.self), party: try OngoingCall.Party(from: &row)) }
        return Dictionary(grouping: rows, by: \.call).mapValues { $0.map(\.party) }
    }

    /// Which version of each call is kept, and who has a part in it.
    func watchedCalls() throws -> [CallID: CallWatch.Sight] {
        var sights: [CallID: CallWatch.Sight] = [:]
        try each(
            """
            SELECT live_call.name, live_call.version, live_call_party.person
            FROM live_call LEFT JOIN live_call_party ON live_call_party.call = live_call.name
            """
        ) { row in
            let (name, version): (CallID, Int) = (try row.read(), try row.read())
            let person: Person.ID? = try row.read()
            sights[name, default: CallWatch.Sight(version: version)].people.formUnion([person].compactMap(\.self))
        }
        return sights
    }
}

extension OngoingCall: Record {
    /// Of `live_call` with the `client` that the member may know of.
    package static let columns: SQL = """
        live_call.name, live_call.direction, live_call.stage, live_call.since, live_call.began, live_call.waiting,
        live_call.queue, live_call.number, live_call.phone, live_call.caller, live_call.dialled, live_call.recording,
        live_call.is_inside, client.id, client.name, client.confidential
        """

    package init(from row: inout Row) throws {
        name = try row.read()
        direction = try row.read()
        stage = try row.read()
        since = try row.read()
        began = try row.read()
        waiting = try row.read()
        queue = try row.read()
        number = try row.read()
        phone = try row.read()
        caller = try row.read()
        dialled = try row.read()
        recording = try row.read()
        isInside = try row.read()
        let (id, title): (Client.ID?, String?) = (try row.read(), try row.read())
        let isConfidential: Bool? = try row.read()
        client = id.map { CallersName(id: $0, name: title ?? "", isConfidential: isConfidential ?? false) }
    }
}

extension OngoingCall.Party: Record {
    package static let columns: SQL = """
        live_call_party.channel, live_call_party.endpoint, live_call_party.person, live_call_party.role,
        live_call_party.state, live_call_party.since, live_call_party.until
        """

    package init(from row: inout Row) throws {
        channel = try row.read()
        endpoint = try row.read()
        person = try row.read()
        role = try row.read()
        let word: StateWord = try row.read()
        since = try row.read()
        state = State(word, until: try row.read() ?? since)
    }
}

/// A party's state as it is kept.
private enum StateWord: String, Storable {
    case rung
    case joined
    case wrapUp = "wrap-up"
}

extension OngoingCall.Party.State {
    fileprivate init(_ word: StateWord, until: Moment) {
        switch word {
        case .rung: self = .rung
        case .joined: self = .joined
        case .wrapUp: self = .wrapUp(until: until)
        }
    }

    fileprivate var word: StateWord {
        switch self {
        case .rung: .rung
        case .joined: .joined
        case .wrapUp: .wrapUp
        }
    }

    package var until: Moment? {
        if case .wrapUp(let until) = self { until } else { nil }
    }
}

extension Transaction {
    /// Puts down how a call stands, with its whole state beside what pages look for, and tells every node that it has changed.
    func write(_ call: OngoingCall, machine: String, entry: String) throws {
        try send(
            """
            INSERT INTO live_call (name, machine, entry, changed, version, direction, stage, since, began, waiting, queue,
                number, phone, caller, dialled, recording, is_inside)
            VALUES (\(call.name), \(machine), \(entry), \(now), 1, \(call.direction), \(call.stage), \(call.since),
                \(call.began), \(call.waiting), \(call.queue), \(call.number), \(call.phone), \(call.caller),
                \(call.dialled), \(call.recording), \(call.isInside))
            ON CONFLICT (name) DO UPDATE SET machine = excluded.machine, entry = excluded.entry,
                changed = excluded.changed, version = live_call.version + 1,
                since = CASE WHEN live_call.stage = excluded.stage THEN live_call.since ELSE excluded.since END,
                stage = excluded.stage, waiting = excluded.waiting, queue = excluded.queue, phone = excluded.phone,
                recording = excluded.recording
            """
        )
        try send("DELETE FROM live_call_party WHERE call = \(call.name)")
        try send(
            """
            INSERT INTO live_call_party (call, place, channel, endpoint, person, role, state, since, until) VALUES
            """,
            rows: call.parties.enumerated().map { place, party in
                """
                (\(call.name), \(place), \(party.channel), \(party.endpoint), \(party.person), \(party.role),
                \(party.state.word), \(party.since), \(party.state.until))
                """
            }
        )
        try announce(.liveCalls)
    }
}
