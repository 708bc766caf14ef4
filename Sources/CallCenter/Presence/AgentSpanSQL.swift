import Basics
import People
import Store

/// A stretch of somebody's time; the one that goes on has no end yet.
package struct AgentSpan: Sendable, Hashable {
    package let presence: AgentPresence
    package let ended: Moment?
    /// Who made it so; nil: a call, or the program.
    package let by: Person.ID?

    package var began: Moment { presence.since }
}

/// A state as it is kept.
private enum StateWord: String, Storable {
    case away
    case available
    case onCall = "on-call"
    case wrapUp = "wrap-up"
    case pause
    case meeting
}

extension AgentState {
    fileprivate var word: StateWord {
        switch self {
        case .away: .away
        case .available: .available
        case .onCall: .onCall
        case .wrapUp: .wrapUp
        case .pause: .pause
        case .meeting: .meeting
        }
    }

    /// As the journal and programs name it.
    package var name: String { word.rawValue }

    package var reason: PauseReason? {
        if case .pause(let reason, _) = self { reason } else { nil }
    }

    package var until: Moment? {
        switch self {
        case .wrapUp(let until): until
        case .pause(_, let until): until
        case .away, .available, .onCall, .meeting: nil
        }
    }

    /// - Returns: nil for a combination that the table's checks keep out.
    fileprivate init?(_ word: StateWord, _ reason: PauseReason?, _ until: Moment?) {
        switch (word, reason, until) {
        case (.away, _, _): self = .away
        case (.available, _, _): self = .available
        case (.onCall, _, _): self = .onCall
        case (.wrapUp, _, let until?): self = .wrapUp(until: until)
        case (.pause, let reason?, let until): self = .pause(reason, until: until)
        case (.meeting, _, _): self = .meeting
        default: return nil
        }
    }

    fileprivate init?(from row: inout Row) throws {
        let (word, reason): (StateWord?, PauseReason?) = (try row.read(), try row.read())
        let until: Moment? = try row.read()
        guard let word else { return nil }
        self.init(word, reason, until)
    }
}

extension AgentSpan: Record {
    package static let columns: SQL = """
        agent_span.person, agent_span.began, agent_span.state, agent_span.reason, agent_span.until,
        agent_span.next_state, agent_span.next_reason, agent_span.next_until, agent_span.ended, agent_span.by_person
        """

    package init(from row: inout Row) throws {
        let (person, began): (Person.ID, Moment) = (try row.read(), try row.read())
        guard let state = try AgentState(from: &row) else { throw UnreadableColumn(index: 2, wanted: "AgentState") }
        let afterwards = try AgentState(from: &row)
        presence = AgentPresence(person, state, since: began, afterwards: afterwards)
        ended = try row.read()
        by = try row.read()
    }
}

extension Snapshot {
    /// What somebody is doing now; who never said anything is away.
    package func presence(of person: Person.ID) throws -> AgentPresence {
        try presences(of: [person])[person] ?? AgentPresence(person, .away, since: now)
    }

    /// What each of these is doing, or everybody who ever said something.
    package func presences(of people: [Person.ID]? = nil) throws -> [Person.ID: AgentPresence] {
        try agentSpansNow(of: people).mapValues(\.presence)
    }

    /// The same with who made it so.
    package func agentSpansNow(of people: [Person.ID]? = nil) throws -> [Person.ID: AgentSpan] {
        guard people != [] else { return [:] }
        let whose: SQL = people.map { "AND agent_span.person IN (\(SQL.list($0)))" } ?? ""
        let spans: [AgentSpan] = try all(
            "SELECT \(AgentSpan.columns) FROM agent_span WHERE agent_span.ended IS NULL \(whose)"
        )
        return Dictionary(spans.map { ($0.presence.person, $0) }) { first, _ in first }
    }

    /// What everybody is doing who has a phone.
    func presencesAtPhones() throws -> [Person.ID: AgentPresence] {
        var presences = try presences()
        var atPhones: [Person.ID: AgentPresence] = [:]
        try each(
            """
            SELECT phone.person, MIN(phone.made) FROM phone JOIN person ON person.id = phone.person
            WHERE phone.removed IS NULL AND person.state <> 'left' GROUP BY phone.person
            """
        ) { row in
            let (person, made): (Person.ID, Moment) = (try row.read(), try row.read())
            atPhones[person] = presences.removeValue(forKey: person) ?? AgentPresence(person, .away, since: made)
        }
        return atPhones
    }

    /// How somebody spent a time, in its order; the ends are not cut off.
    package func agentSpans(of person: Person.ID, from: Moment, to: Moment) throws -> [AgentSpan] {
        try all(
            """
            SELECT \(AgentSpan.columns) FROM agent_span
            WHERE agent_span.person = \(person) AND agent_span.began < \(to)
                AND (agent_span.ended > \(from) OR agent_span.ended IS NULL)
            ORDER BY agent_span.began, agent_span.id
            """
        )
    }
}

extension Transaction {
    /// One begins where the last one ends, so there is neither a gap nor an overlap.
    func begin(_ next: AgentPresence, by person: Person.ID?) throws {
        try run("UPDATE agent_span SET ended = \(next.since) WHERE person = \(next.person) AND ended IS NULL")
        let (state, after) = (next.state, next.afterwards)
        try run(
            """
            INSERT INTO agent_span (id, person, state, reason, until, next_state, next_reason, next_until, by_person, began)
            VALUES (\(newID(AgentSpan.self)), \(next.person), \(state.word), \(state.reason), \(state.until),
                \(after?.word), \(after?.reason), \(after?.until), \(person), \(next.since))
            """
        )
    }

    /// What is to come after the call, while the state itself goes on.
    func setAfterwards(_ next: AgentPresence) throws {
        let after = next.afterwards
        try run(
            """
            UPDATE agent_span SET next_state = \(after?.word), next_reason = \(after?.reason), next_until = \(after?.until)
            WHERE person = \(next.person) AND ended IS NULL
            """
        )
    }
}
