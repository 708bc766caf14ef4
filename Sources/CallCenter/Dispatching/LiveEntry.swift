import Basics
import People
import Store
import Telephony

/// What the distribution knows of a call that goes on.
struct LiveEntry: Hashable, Sendable, Codable {
    var context: CallContext
    /// Which key leads to which queue.
    var choices: [Digit: CallQueue.ID]
    /// Nil until it is found out, which is before somebody is to be found for the caller.
    var facts: CallerFacts?
    /// Since when the caller has waited.
    var since: Moment?
    /// Somebody to be called back, whom this call is for.
    var callback: Callback.ID?
    /// Who calls somebody by their own phone.
    var dialler: Person.ID?
    /// The channel of the phone by whose keys it was dialled, which is not named after the call.
    var keyed: ChannelID?
}

extension Snapshot {
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
