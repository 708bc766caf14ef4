import Basics
import Clients
import People
import Store

extension CallRound: Record {
    package static let columns: SQL = """
        call_round.id, call_round.name, call_round.words, call_round.attempts,
        call_round.pause, call_round.way, call_round.zone, call_round.state, call_round.version
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        settings = CallRoundSettings(
            name: try row.read(),
            words: try row.read(),
            attempts: AttemptRule(most: try row.read(), pause: .seconds(try row.read(Int.self))),
            way: try row.read(),
            zone: try row.read()
        )
        state = try row.read()
        version = try row.read()
    }
}

extension CallRoundEntry: Record {
    package static let columns: SQL = """
        call_round_entry.id, call_round_entry.list, call_round_entry.client, call_round_entry.phone, call_round_entry.attempts,
        call_round_entry.note, call_round_entry.missed, call_round_entry.due, call_round_entry.holder,
        call_round_entry.stage, call_round_entry.result
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        list = try row.read()
        client = try row.read()
        phone = try row.read()
        attempts = try row.read()
        note = try row.read()
        missed = try row.read()
        let (due, holder): (Moment, Person.ID?) = (try row.read(), try row.read())
        let (stage, result): (StageWord?, CallRoundResult?) = (try row.read(), try row.read())
        state =
            switch (result, holder, stage) {
            case (let result?, _, _): .settled(result, at: due)
            case (nil, let holder?, .called): .called(holder, since: due)
            case (nil, let holder?, .talked): .talked(holder, since: due)
            case (nil, let holder?, nil): .taken(holder, until: due)
            case (nil, nil, _): .waiting(from: due)
            }
    }
}

/// How far the house has come with somebody whom it calls itself.
private enum StageWord: String, Storable {
    case called
    case talked
}

extension CallRoundEntry.State {
    /// The word as which it is kept.
    fileprivate var word: String {
        switch self {
        case .waiting: "waiting"
        case .taken, .called, .talked: "taken"
        case .settled: "settled"
        }
    }

    /// Since or until when.
    fileprivate var due: Moment {
        switch self {
        case .waiting(let moment), .taken(_, let moment), .called(_, let moment), .talked(_, let moment),
            .settled(_, let moment):
            moment
        }
    }

    fileprivate var stage: StageWord? {
        switch self {
        case .called: .called
        case .talked: .talked
        case .waiting, .taken, .settled: nil
        }
    }

    fileprivate var result: CallRoundResult? {
        if case .settled(let result, at: _) = self { result } else { nil }
    }
}

extension Snapshot {
    package func findCallRound(_ id: CallRound.ID) throws -> CallRound? {
        try first("SELECT \(CallRound.columns) FROM call_round WHERE id = \(id)")
    }

    /// Those that are worked on first, then by their names.
    package func callRounds() throws -> [CallRound] {
        try all(
            """
            SELECT \(CallRound.columns) FROM call_round
            ORDER BY CASE state WHEN 'running' THEN 0 WHEN 'paused' THEN 1 WHEN 'draft' THEN 2 ELSE 3 END, name, id
            LIMIT 200
            """
        )
    }

    /// Whom this member has before them, of this list.
    package func callRoundEntry(heldBy member: Member, of list: CallRound.ID) throws -> CallRoundEntry? {
        try first(
            """
            SELECT \(CallRoundEntry.columns) FROM call_round_entry JOIN client ON client.id = call_round_entry.client
            WHERE call_round_entry.holder = \(member.id) AND call_round_entry.list = \(list)
                AND (call_round_entry.due > \(now) OR call_round_entry.stage IS NOT NULL)
                AND \(member.sees(client: "client"))
            """
        )
    }

    /// Whom this member is talking with, or talked with, by this number.
    package func callRoundEntry(
        heldBy member: Member,
        at phone: PhoneNumber
    ) throws -> (entry: CallRoundEntry, list: CallRound)? {
        let entry: CallRoundEntry? = try first(
            """
            SELECT \(CallRoundEntry.columns) FROM call_round_entry JOIN client ON client.id = call_round_entry.client
            WHERE call_round_entry.holder = \(member.id) AND call_round_entry.phone = \(phone)
                AND (call_round_entry.due > \(now) OR call_round_entry.stage IS NOT NULL)
                AND \(member.sees(client: "client"))
            ORDER BY CASE WHEN call_round_entry.stage IS NULL THEN 1 ELSE 0 END LIMIT 1
            """
        )
        guard let entry, let list = try findCallRound(entry.list) else { return nil }
        return (entry, list)
    }

    package func findCallRoundEntry(_ id: CallRoundEntry.ID, visibleTo member: Member) throws -> CallRoundEntry? {
        try first(
            """
            SELECT \(CallRoundEntry.columns) FROM call_round_entry JOIN client ON client.id = call_round_entry.client
            WHERE call_round_entry.id = \(id) AND \(member.sees(client: "client"))
            """
        )
    }
}

extension Snapshot {
    func isEmpty(_ list: CallRound.ID) throws -> Bool {
        try value("SELECT id FROM call_round_entry WHERE list = \(list) LIMIT 1", as: CallRoundEntry.ID.self) == nil
    }

    /// The number that each of them gave first; those without one are left out.
    func firstPhones(of clients: [Client.ID]) throws -> [Client.ID: PhoneNumber] {
        guard !clients.isEmpty else { return [:] }
        var phones: [Client.ID: PhoneNumber] = [:]
        try each(
            """
            SELECT client, normalized FROM contact_point
            WHERE client IN (\(SQL.list(clients))) AND kind = 'phone' AND gone IS NULL ORDER BY client, id
            """
        ) { row in
            let (client, phone): (Client.ID, PhoneNumber) = (try row.read(), try row.read())
            if phones[client] == nil { phones[client] = phone }
        }
        return phones
    }
}

extension Transaction {
    func insert(_ list: CallRound) throws {
        let settings = list.settings
        try run(
            """
            INSERT INTO call_round (id, name, words, attempts, pause, way, zone, state, version)
            VALUES (\(list.id), \(settings.name), \(settings.words),
                \(settings.attempts.most), \(settings.attempts.pause.inSeconds), \(settings.way), \(settings.zone),
                \(list.state), \(list.version))
            """
        )
    }

    /// Saves the list as it is after a change; the one before it had the version before.
    func save(_ list: CallRound) throws {
        let settings = list.settings
        let saved = try run(
            """
            UPDATE call_round SET name = \(settings.name), words = \(settings.words),
                attempts = \(settings.attempts.most), pause = \(settings.attempts.pause.inSeconds),
                way = \(settings.way), zone = \(settings.zone), state = \(list.state), version = \(list.version)
            WHERE id = \(list.id) AND version = \(list.version - 1)
            """
        )
        guard saved == 1 else { throw CallRoundRefusal.stale }
    }

    /// - Returns: whether they were not on the list by this number before.
    func insert(_ entry: CallRoundEntry) throws -> Bool {
        let state = entry.state
        return try run(
            """
            INSERT INTO call_round_entry (id, list, client, phone, state, due, holder, stage, result, attempts, note)
            VALUES (\(entry.id), \(entry.list), \(entry.client), \(entry.phone), \(state.word), \(state.due),
                \(state.holder), \(state.stage), \(state.result), \(entry.attempts), \(entry.note))
            ON CONFLICT (list, phone) DO NOTHING
            """
        ) == 1
    }

    func save(_ entry: CallRoundEntry) throws {
        let state = entry.state
        try run(
            """
            UPDATE call_round_entry SET state = \(state.word), due = \(state.due), holder = \(state.holder),
                stage = \(state.stage), result = \(state.result), attempts = \(entry.attempts), note = \(entry.note),
                missed = \(entry.missed)
            WHERE id = \(entry.id)
            """
        )
    }

    /// Gives the next on the list to this member alone, who has them before them until then.
    func takeNext(of list: CallRound.ID, for member: Member, until: Moment) throws -> CallRoundEntry? {
        try run(
            """
            UPDATE call_round_entry SET state = 'waiting', holder = NULL
            WHERE list = \(list) AND state = 'taken' AND stage IS NULL AND due <= \(now)
            """
        )
        let due: SQL = """
            SELECT call_round_entry.id FROM call_round_entry JOIN client ON client.id = call_round_entry.client
            WHERE call_round_entry.list = \(list) AND call_round_entry.state = 'waiting' AND call_round_entry.due <= \(now)
                AND \(member.sees(client: "client"))
            ORDER BY call_round_entry.due, call_round_entry.id LIMIT 1
            """
        let free: SQL = dialect == .postgres ? due + " FOR UPDATE OF call_round_entry SKIP LOCKED" : due
        return try first(
            """
            UPDATE call_round_entry SET state = 'taken', holder = \(member.id), due = \(until)
            WHERE id = (\(free)) RETURNING \(CallRoundEntry.columns)
            """
        )
    }
}
