import Basics
import Store

/// Who is answerable above somebody, for what goes up: warnings, escalations, tasks that nobody does.
extension Snapshot {
    /// The heads of the person's department and of those above it, the nearest first, then the heads of service and the executives.
    ///
    /// Who has left is passed over, and so is who is away, for whom the one who stands in counts. Empty only where nobody at all is
    /// answerable for this person.
    package func heads(above person: Person.ID) throws -> [Person.ID] {
        let department: Department.ID? = try value("SELECT department FROM person WHERE id = \(person)")
        return try heads(of: department, besides: person)
    }

    /// The same from a department upwards; from nowhere it is the heads of service and the executives.
    package func heads(of department: Department.ID?, besides person: Person.ID? = nil) throws -> [Person.ID] {
        let ladder = try department.map { try headsUpwards(from: $0) } ?? []
        return try present(among: ladder + topHeads()).filter { $0 != person }
    }

    /// The heads of a department and of those above it, the nearest first, also of who is away or has left.
    package func headsUpwards(from department: Department.ID) throws -> [Person.ID] {
        try values(
            """
            WITH RECURSIVE lineage (id, parent, head, step) AS (
                SELECT id, parent, head, 0 FROM department WHERE id = \(department)
                UNION ALL
                SELECT above.id, above.parent, above.head, lineage.step + 1
                FROM department AS above JOIN lineage ON above.id = lineage.parent WHERE lineage.step < 30
            )
            SELECT head FROM lineage WHERE head IS NOT NULL ORDER BY step
            """
        )
    }

    /// Heads of service before executives, whoever is here longest first; also of who is away.
    package func topHeads() throws -> [Person.ID] {
        let rows = try all(
            """
            SELECT person_role.person, person_role.role FROM person_role JOIN person ON person.id = person_role.person
            WHERE person_role.role IN (\(Role.serviceHead), \(Role.executive)) AND person.state <> 'left'
            """
        ) { row in (person: try row.read(Person.ID.self), role: try row.read(Role.self)) }
        let ranked = rows.sorted { ($0.role.rank, $0.person) < ($1.role.rank, $1.person) }
        var seen: Set<Person.ID> = []
        return ranked.map(\.person).filter { seen.insert($0).inserted }
    }

    /// Those who can be asked now, each once, in their order; who is away is followed by who stands in.
    package func present(among people: [Person.ID]) throws -> [Person.ID] {
        let away = try away(among: people)
        let standIns = Array(Set(away.values.compactMap(\.self)))
        let standInsAway = try self.away(among: standIns)
        var asked: [Person.ID] = []
        for person in people {
            guard let standIn = away[person] else {
                asked.append(person)
                continue
            }
            if let standIn, standInsAway[standIn] == nil { asked.append(standIn) }
        }
        let here = try stillHere(among: asked)
        var seen: Set<Person.ID> = []
        return asked.filter { here.contains($0) && seen.insert($0).inserted }
    }

    private func stillHere(among people: [Person.ID]) throws -> Set<Person.ID> {
        guard !people.isEmpty else { return [] }
        return Set(
            try values(
                "SELECT id FROM person WHERE id IN (\(SQL.list(Array(Set(people))))) AND state <> 'left'",
                as: Person.ID.self
            )
        )
    }
}

extension Role {
    /// Who is asked before whom.
    fileprivate var rank: Int { self == .serviceHead ? 0 : 1 }
}
