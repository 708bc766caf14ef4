import Basics
import Store

extension Snapshot {
    /// Of these people, who is away now, and who stands in for them.
    package func away(among people: [Person.ID]) throws -> [Person.ID: Person.ID?] {
        guard !people.isEmpty else { return [:] }
        let absences: [Absence] = try all(
            """
            SELECT \(Absence.columns) FROM absence
            WHERE person IN (\(SQL.list(people))) AND ends > \(now) AND begins <= \(now) ORDER BY id
            """
        )
        return absences.reduce(into: [:]) { away, absence in away.updateValue(absence.standIn, forKey: absence.person) }
    }

    package func isAway(_ person: Person.ID) throws -> Bool {
        try away(among: [person])[person] != nil
    }

    /// What is not over yet, the nearest first.
    package func absences(of person: Person.ID) throws -> [Absence] {
        try all(
            """
            SELECT \(Absence.columns) FROM absence WHERE person = \(person) AND ends > \(now)
            ORDER BY ends, id LIMIT 50
            """
        )
    }

    func findAbsence(_ id: Absence.ID) throws -> Absence? {
        try first("SELECT \(Absence.columns) FROM absence WHERE id = \(id)")
    }
}

extension Transaction {
    func insert(_ absence: Absence) throws {
        try run(
            """
            INSERT INTO absence (id, person, begins, ends, stand_in)
            VALUES (\(absence.id), \(absence.person), \(absence.begins), \(absence.ends), \(absence.standIn))
            """
        )
    }
}
