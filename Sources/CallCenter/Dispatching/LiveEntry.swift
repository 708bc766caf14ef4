import Basics
import Clients
import Desk
import People
import Store
import Telephony

/// What the distribution knows of a call that goes on.
struct LiveEntry: Hashable, Sendable, Codable {
    var context: CallContext
    /// Which key leads to which queue.
    var choices: [Digit: CallQueue.ID]
    var facts = CallerFacts()
    /// Since when the caller has waited.
    var since: Moment?
    /// Somebody to be called back, whom this call is for.
    var callback: Callback.ID?
    /// Who calls somebody by their own phone.
    var dialler: Person.ID?
}

/// What of a caller decides who answers.
struct CallerFacts: Hashable, Sendable, Codable {
    var standing = WaitingCall.Standing.plain
    var ownManager: Person.ID?
    var allowed: Set<Person.ID>?
}

extension Snapshot {
    func callerFacts(_ name: CallerName) throws -> CallerFacts {
        guard let phone = CallerSign(name).phone else { return CallerFacts() }
        let known = try findByPoint(.phone, phone.e164, visibleTo: .program)
        guard let client = (known.first { !$0.client.provisional } ?? known.first)?.client else { return CallerFacts() }
        let walling = try walling(of: client.id)
        return CallerFacts(
            standing: try standing(of: client),
            ownManager: client.ownManager,
            allowed: walling.confidential ? Set(walling.names.map(\.person)) : nil
        )
    }

    private func standing(of client: Client) throws -> WaitingCall.Standing {
        let claims = try cases(CaseFilter(client: client.id, kind: .claim), visibleTo: .program, limit: 1)
        if !claims.items.isEmpty { return .claim }
        return try contract(of: client.id) == nil ? .plain : .valued
    }

    /// Everybody who has a phone, as the distribution has to know them.
    func agents() throws -> [Agent] {
        let phones = Dictionary(grouping: try phones(), by: \.person)
        guard !phones.isEmpty else { return [] }
        let people = phones.keys.sorted()
        let open = try openSoftphones()
        let presences = try presences(of: people)
        let lines = try all("SELECT id, line FROM person WHERE id IN (\(SQL.list(people)))") { row in
            (try row.read(Person.ID.self), try row.read(People.Line?.self))
        }
        let skills = try all("SELECT person, skill, level FROM person_skill WHERE person IN (\(SQL.list(people)))") {
            row in
            (person: try row.read(Person.ID.self), skill: try row.read(Skill.ID.self), level: try row.read(Int.self))
        }
        let levels = skills.reduce(into: [Person.ID: [Skill.ID: Int]]()) {
            $0[$1.person, default: [:]][$1.skill] = $1.level
        }
        return lines.map { person, line in
            Agent(
                presences[person] ?? AgentPresence(person, .away, since: now),
                line: line ?? .first,
                skills: levels[person] ?? [:],
                phones: (phones[person] ?? []).sorted { open.contains($0.id) && !open.contains($1.id) }
                    .compactMap(\.endpoint),
                closed: Set((phones[person] ?? []).filter { $0.isClosed(besides: open) }.compactMap(\.endpoint))
            )
        }
    }
}
