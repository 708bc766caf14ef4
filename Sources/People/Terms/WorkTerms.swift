import Basics
import Events
import Store

/// When somebody works and how much at a time.
package struct WorkTerms: Sendable, Hashable, Record {
    package static let columns: SQL = "work_terms.calendar, work_terms.most_cases"

    /// The key of a calendar; everyone's when nil.
    package var calendar: String?
    /// How many cases may be in this person's hands before others are asked first; nil is no limit.
    package var mostCases: Int?

    package static let limits = 1...500

    package init(calendar: String? = nil, mostCases: Int? = nil) {
        self.calendar = calendar
        self.mostCases = mostCases
    }

    package init(from row: inout Row) throws {
        calendar = try row.read()
        mostCases = try row.read()
    }
}

extension Snapshot {
    package func workTerms(of person: Person.ID) throws -> WorkTerms {
        try first("SELECT \(WorkTerms.columns) FROM work_terms WHERE person = \(person)") ?? WorkTerms()
    }

    /// Whether somebody works by a calendar.
    package func hasPeople(by calendar: String) throws -> Bool {
        try value("SELECT person FROM work_terms WHERE calendar = \(calendar) LIMIT 1", as: Person.ID.self) != nil
    }
}

extension Staff {
    package func setTerms(_ terms: WorkTerms, of id: Person.ID) throws {
        try member.require(.changePeople)
        guard terms.mostCases.map(WorkTerms.limits.contains) ?? true else {
            throw InvalidField("most_cases", "refusal.person.most-cases-unfit")
        }
        _ = try tx.knownPerson(id)
        guard try tx.workTerms(of: id) != terms else { return }
        try tx.run(
            """
            INSERT INTO work_terms (person, calendar, most_cases) VALUES (\(id), \(terms.calendar), \(terms.mostCases))
            ON CONFLICT (person) DO UPDATE SET calendar = excluded.calendar, most_cases = excluded.most_cases
            """
        )
        try tx.record(
            Event(
                "person.terms-set",
                of: Event.Subject(.person, id),
                data: ["calendar": Fact(terms.calendar), "most_cases": Fact(terms.mostCases)]
            ),
            by: member.actor
        )
    }
}
