import Basics
import Clients
import Deadlines
import People
import Store

/// A person as far as it matters to whom a case goes.
private struct Hand: Record {
    static let columns: SQL = """
        person.id, person.family, person.given, person.patronymic, work_terms.calendar, work_terms.most_cases
        """

    let id: Person.ID
    let name: PersonName
    let calendar: String?
    let most: Int?

    init(from row: inout Row) throws {
        id = try row.read()
        name = PersonName(family: try row.read(), given: try row.read(), patronymic: try row.read())
        calendar = try row.read()
        most = try row.read()
    }
}

extension Snapshot {
    /// Everyone of the case's department, or of its line, who may know of the client, the best first.
    package func candidates(for found: Case, limit: Int = 50) throws -> [Candidate] {
        // Who has no line of their own stands on the first.
        let onLine: SQL = "COALESCE(person.line, \(Line.first)) = \(found.line)"
        let place: SQL = found.department.map { "person.department = \($0)" } ?? onLine
        let own: Person.ID? = try value("SELECT own_manager FROM client WHERE id = \(found.client)")
        let hands: [Hand] = try all(
            """
            SELECT \(Hand.columns) FROM person LEFT JOIN work_terms ON work_terms.person = person.id
            WHERE person.state <> 'left' AND (\(place) OR person.id = \(own))
                AND EXISTS (SELECT 1 FROM person_role WHERE person_role.person = person.id
                    AND person_role.role NOT IN ('administrator', 'accountant', 'marketer', 'controller'))
            ORDER BY person.id LIMIT 1000
            """
        )
        let people = hands.map(\.id)
        let atWork = try atWork(among: people, by: deadlinePolicy())
        let (workloads, skills) = (try workloads(of: people), try levels(of: people, for: found.id))
        let needs = try needs(of: found.id)
        let candidates = hands.map { hand in
            let has = skills[hand.id] ?? [:]
            return Candidate(
                person: hand.id,
                name: hand.name,
                isOwnManager: hand.id == own,
                isAble: needs.allSatisfy { (has[$0.skill.id] ?? 0) >= $0.level },
                surplus: needs.reduce(0) { $0 + max(0, (has[$1.skill.id] ?? 0) - $1.level) },
                isAtWork: atWork.contains(hand.id),
                workload: workloads[hand.id] ?? 0,
                most: hand.most
            )
        }
        let isSecret = try value("SELECT confidential FROM client WHERE id = \(found.client)", as: Bool.self) ?? false
        let best = candidates.bestFirst.prefix(limit)
        return isSecret ? try best.filter { try mayKnow($0.person, of: found.client) } : Array(best)
    }

    /// Of these, who is within their working hours and not away.
    func atWork(among people: [Person.ID], by policy: DeadlinePolicy) throws -> Set<Person.ID> {
        guard !people.isEmpty else { return [] }
        let away = try away(among: people)
        let rows = try all(
            """
            SELECT person.id, work_terms.calendar FROM person LEFT JOIN work_terms ON work_terms.person = person.id
            WHERE person.id IN (\(SQL.list(people))) AND person.state <> 'left'
            """
        ) { row in (id: try row.read(Person.ID.self), calendar: try row.read(String?.self)) }
        let working = rows.filter { row in
            let calendar = policy.calendar(row.calendar.map(CalendarKey.init(rawValue:)))
            return away[row.id] == nil && calendar.isWorking(at: now)
        }
        return Set(working.map(\.id))
    }

    /// Whether a person may be given one more case.
    func handsAreFree(of person: Person.ID) throws -> Bool {
        guard let most = try workTerms(of: person).mostCases else { return true }
        return try workloads(of: [person])[person] ?? 0 < most
    }

    /// How many cases are in work in these hands; those without any are left out.
    package func workloads(of people: [Person.ID]) throws -> [Person.ID: Int] {
        guard !people.isEmpty else { return [:] }
        let rows = try all(
            """
            SELECT worker, COUNT(*) FROM service_case
            WHERE worker IN (\(SQL.list(people))) AND status <> 'closed' AND status = 'working' GROUP BY worker
            """
        ) { row in (try row.read(Person.ID.self), try row.read(Int.self)) }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    private func levels(of people: [Person.ID], for found: Case.ID) throws -> [Person.ID: [Skill.ID: Int]] {
        guard !people.isEmpty else { return [:] }
        let rows = try all(
            """
            SELECT person_skill.person, person_skill.skill, person_skill.level FROM case_need
            JOIN person_skill ON person_skill.skill = case_need.skill
            WHERE case_need.service_case = \(found) AND person_skill.person IN (\(SQL.list(people)))
            """
        ) { row in
            (person: try row.read(Person.ID.self), skill: try row.read(Skill.ID.self), level: try row.read(Int.self))
        }
        return rows.reduce(into: [:]) { $0[$1.person, default: [:]][$1.skill] = $1.level }
    }
}
