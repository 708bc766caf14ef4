import Basics
import Clients
import People
import Store

extension Snapshot {
    /// Whom a case climbs to today by this procedure.
    /// - Parameter present: who is asked now; it may have been given to somebody whom the procedure does not name.
    func ladder(
        of procedure: EscalationProcedure,
        for found: Case,
        besides present: Person.ID? = nil
    ) throws -> Ladder {
        let wall = try walling(of: found.client)
        let named = try procedure.levels.map { level in try self.people(of: level.to, for: found) }
        let top = try topHeads()
        let insiders = (wall.confidential ? wall.names.map(\.person) : []) + [present].compactMap(\.self)
        let standings = try Standings(of: Set(named.joined()).union(top + insiders), in: self)
        let candidates = { (people: [Person.ID]) in standings.candidates(people) { wall.letsIn($0) } }
        return Ladder(rungs: named.map(candidates), lastResort: candidates(top + insiders))
    }

    /// Those of a level in their order, whether they can be asked or not.
    private func people(of addressee: EscalationProcedure.Addressee?, for found: Case) throws -> [Person.ID] {
        switch addressee {
        case .line(let line): return try freest(of: line)
        case .headOfCase: return try heads(from: found.department ?? department(of: found.worker ?? found.owner))
        case .headOfWorker:
            return try heads(from: department(of: found.worker ?? found.owner) ?? found.department)
        case .head(let department): return try headsUpwards(from: department)
        case .person(let person): return [person] + (try heads(from: department(of: person)))
        case .top: return try topHeads()
        case nil: return []
        }
    }

    private func department(of person: Person.ID?) throws -> Department.ID? {
        guard let person else { return nil }
        return try value("SELECT department FROM person WHERE id = \(person) AND department IS NOT NULL")
    }

    private func heads(from department: Department.ID?) throws -> [Person.ID] {
        try department.map { try headsUpwards(from: $0) } ?? []
    }

    private func freest(of line: Line) throws -> [Person.ID] {
        let rows = try all(
            """
            SELECT person.id, COUNT(escalation.id) FROM person
            LEFT JOIN escalation ON escalation.addressee = person.id AND escalation.outcome IS NULL
            WHERE person.line = \(line) AND person.state = 'active' GROUP BY person.id
            """
        ) { row in (person: try row.read(Person.ID.self), open: try row.read(Int.self)) }
        return rows.sorted { ($0.open, $0.person) < ($1.open, $1.person) }.map(\.person)
    }
}

/// How some people stand today.
private struct Standings {
    private let states: [Person.ID: Person.State]
    /// Who is away, and who stands in.
    private let away: [Person.ID: Person.ID?]
    private let seeing: Set<Person.ID>

    init(of people: Set<Person.ID>, in snapshot: Snapshot) throws {
        away = try snapshot.away(among: people.sorted())
        let all = people.union(away.values.compactMap(\.self)).sorted()
        guard !all.isEmpty else {
            (states, seeing) = ([:], [])
            return
        }
        let rows = try snapshot.all("SELECT id, state FROM person WHERE id IN (\(SQL.list(all)))") { row in
            (try row.read(Person.ID.self), try row.read(Person.State.self))
        }
        states = Dictionary(uniqueKeysWithValues: rows)
        seeing = Set(
            try snapshot.roles(of: all).filter { Rights.permissions(of: $0.value).contains(.seeCases) }.keys
        )
    }

    /// Whoever stands in for one who is away is asked after them.
    func candidates(_ people: [Person.ID], mayKnow: (Person.ID) -> Bool) -> [EscalationCandidate] {
        var candidates: [EscalationCandidate] = []
        for person in people {
            candidates.append(EscalationCandidate(person, hindrance(of: person, mayKnow)))
            if case .some(.some(let standIn)) = away[person] {
                candidates.append(EscalationCandidate(standIn, hindrance(of: standIn, mayKnow)))
            }
        }
        return candidates
    }

    private func hindrance(of person: Person.ID, _ mayKnow: (Person.ID) -> Bool) -> Hindrance? {
        switch states[person] {
        case .active: break
        case .invited: return .invited
        case .left, nil: return .left
        }
        if !mayKnow(person) { return .mayNotKnow }
        if !seeing.contains(person) { return .seesNoCases }
        return away[person] == nil ? nil : .away
    }
}
