import Basics
import Clients
import People
import Store

extension CallRound: Record {
    package static let columns: SQL = """
        call_round.id, call_round.name, call_round.words, call_round.attempts,
        call_round.pause, call_round.zone, call_round.state, call_round.version
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        settings = CallRoundSettings(
            name: try row.read(),
            words: try row.read(),
            attempts: AttemptRule(most: try row.read(), pause: .seconds(try row.read(Int.self))),
            zone: try row.read()
        )
        state = try row.read()
        version = try row.read()
    }
}

extension CallRoundEntry: Record {
    package static let columns: SQL = """
        call_round_entry.id, call_round_entry.list, call_round_entry.client, call_round_entry.phone, call_round_entry.attempts,
        call_round_entry.note, call_round_entry.due, call_round_entry.holder, call_round_entry.result
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        list = try row.read()
        client = try row.read()
        phone = try row.read()
        attempts = try row.read()
        note = try row.read()
        let (due, holder): (Moment, Person.ID?) = (try row.read(), try row.read())
        let result: CallRoundResult? = try row.read()
        state =
            if let result { .settled(result, at: due) } else if let holder { .taken(holder, until: due) } else {
                .waiting(from: due)
            }
    }
}

extension CallRoundEntry.State {
    /// As it is kept: the word, since or until when, by whom, with what result.
    var stored: (word: String, due: Moment, holder: Person.ID?, result: CallRoundResult?) {
        switch self {
        case .waiting(let from): ("waiting", from, nil, nil)
        case .taken(let person, let until): ("taken", until, person, nil)
        case .settled(let result, let at): ("settled", at, nil, result)
        }
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
                AND call_round_entry.due > \(now) AND \(member.sees(client: "client"))
            """
        )
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
            INSERT INTO call_round (id, name, words, attempts, pause, zone, state, version)
            VALUES (\(list.id), \(settings.name), \(settings.words),
                \(settings.attempts.most), \(settings.attempts.pause.inSeconds), \(settings.zone), \(list.state),
                \(list.version))
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
                zone = \(settings.zone), state = \(list.state), version = \(list.version)
            WHERE id = \(list.id) AND version = \(list.version - 1)
            """
        )
        guard saved == 1 else { throw CallRoundRefusal.stale }
    }

    /// - Returns: whether they were not on the list by this number before.
    func insert(_ entry: CallRoundEntry) throws -> Bool {
        let state = entry.state.stored
        return try run(
            """
            INSERT INTO call_round_entry (id, list, client, phone, state, due, holder, result, attempts, note)
            VALUES (\(entry.id), \(entry.list), \(entry.client), \(entry.phone), \(state.word), \(state.due),
                \(state.holder), \(state.result), \(entry.attempts), \(entry.note))
            ON CONFLICT (list, phone) DO NOTHING
            """
        ) == 1
    }

    func save(_ entry: CallRoundEntry) throws {
        let state = entry.state.stored
        try run(
            """
            UPDATE call_round_entry SET state = \(state.word), due = \(state.due), holder = \(state.holder),
                result = \(state.result), attempts = \(entry.attempts), note = \(entry.note)
            WHERE id = \(entry.id)
            """
        )
    }

    /// Gives the next on the list to this member alone, who has them before them until then.
    func takeNext(of list: CallRound.ID, for member: Member, until: Moment) throws -> CallRoundEntry? {
        try run(
            """
            UPDATE call_round_entry SET state = 'waiting', holder = NULL
            WHERE list = \(list) AND state = 'taken' AND due <= \(now)
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
