import Basics
import Desk
import Events
import People
import Store

/// What a log says of a case and what the database holds of it, in one form, to be compared.
struct ToldCase: Equatable {
    struct Event: Equatable, Comparable {
        let at: Int64
        let status: String
        let owner: String

        static func < (left: Event, right: Event) -> Bool {
            (left.at, left.status, left.owner) < (right.at, right.status, right.owner)
        }
    }

    let subject: String
    let status: String
    let owner: String
    let line: Int
    let handOvers: Int
    let events: [Event]
    let kinds: [String]
}

extension Scene {
    /// Every case with its whole history.
    func told() async throws -> [ToldCase] {
        let people = try await database.read { snapshot in
            let rows = try snapshot.all("SELECT id, given, family FROM person") { row in
                (try row.read(Person.ID.self), try row.read(String.self) + row.read(String.self))
            }
            return Dictionary(rows) { first, _ in first }
        }
        let entries = try await entriesByCase()
        return try await cases().map { found in
            let history = entries[found.id.rawValue, default: []]
            return ToldCase(
                subject: found.subject,
                status: found.status.word.rawValue,
                owner: found.owner.flatMap { people[$0] } ?? "",
                line: found.line.rawValue,
                handOvers: found.handOvers,
                events: history.map { entry in
                    let facts = entry.facts
                    return ToldCase.Event(
                        at: entry.at.milliseconds,
                        status: facts["status_text"]?.text ?? "",
                        owner: facts["owner_name"]?.text ?? ""
                    )
                },
                kinds: history.map(\.kind.name)
            )
        }
    }

    private func entriesByCase() async throws -> [Int64: [JournalEntry]] {
        try await database.read { snapshot in
            var entries: [Int64: [JournalEntry]] = [:]
            let query: SQL = """
                SELECT \(JournalEntry.columns) FROM journal WHERE subject_kind = \(SubjectKind.serviceCase) ORDER BY entry
                """
            try snapshot.each(query) { row in
                let entry = try JournalEntry(from: &row)
                entries[entry.subject.id, default: []].append(entry)
            }
            return entries
        }
    }
}
