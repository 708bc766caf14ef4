import Basics
import Clients
import Events
import People
import Store

extension Snapshot {
    /// What was said, noted and handed over about a case: the latest entries, oldest first; `next` leads to those before.
    package func timeline(
        of found: Case,
        before cursor: TimeCursor? = nil,
        limit: Int = 200
    ) throws -> Slice<CaseEntry, TimeCursor> {
        let entries = try all(
            """
            SELECT 1 AS sort, interaction.at AS moment, interaction.id AS entry, \(Interaction.columns), \(Note.blanks),
                \(HandOver.blanks)
            FROM \(Interaction.source)
            WHERE interaction.service_case = \(found.id) \(earlier(than: cursor, "interaction.at", "interaction.id"))
            UNION ALL
            SELECT 2, case_note.at, case_note.id, \(Interaction.blanks), \(Note.columns), \(HandOver.blanks)
            FROM case_note
            WHERE case_note.service_case = \(found.id) \(earlier(than: cursor, "case_note.at", "case_note.id"))
            UNION ALL
            SELECT 3, hand_over.at, hand_over.id, \(Interaction.blanks), \(Note.blanks), \(HandOver.columns)
            FROM hand_over
            WHERE hand_over.service_case = \(found.id) \(earlier(than: cursor, "hand_over.at", "hand_over.id"))
            ORDER BY moment DESC, entry DESC LIMIT \(limit + 1)
            """
        ) { row in try CaseEntry(from: &row) }
        let latest = Slice(entries, limit: limit) { TimeCursor(at: $0.at, id: $0.id) }
        return Slice(items: latest.items.reversed(), next: latest.next)
    }

    /// Everything that happened to a case and to the tasks on it, oldest first, as the journal has it; at most a
    /// thousand entries of each.
    package func history(of found: Case) throws -> [JournalEntry] {
        let entries: [JournalEntry] = try all(
            """
            SELECT \(JournalEntry.columns) FROM (
                SELECT \(JournalEntry.columns) FROM journal
                WHERE subject_kind = \(SubjectKind.serviceCase) AND subject = \(found.id) ORDER BY entry DESC LIMIT 1000
            ) AS own
            UNION ALL
            SELECT \(JournalEntry.columns) FROM (
                SELECT \(JournalEntry.columns) FROM journal
                WHERE subject_kind = \(SubjectKind.task)
                    AND subject IN (SELECT id FROM task WHERE task.service_case = \(found.id)) LIMIT 1000
            ) AS held
            """
        )
        return entries.sorted { $0.entry < $1.entry }
    }

    private func earlier(than cursor: TimeCursor?, _ at: SQL, _ id: SQL) -> SQL {
        cursor.map { "AND (\(at), \(id)) < (\($0.at), \($0.id))" } ?? ""
    }
}

extension CaseEntry {
    /// Reads the columns of one of the three, which come after its sort, time and identity.
    fileprivate init(from row: inout Row) throws {
        let sort: Int = try row.read()
        row.skip(2)
        switch sort {
        case 1:
            self = .interaction(try Interaction(from: &row))
        case 2:
            row.skip(Interaction.columnCount)
            self = .note(try Note(from: &row))
        default:
            row.skip(Interaction.columnCount + Note.columnCount)
            self = .handOver(try HandOver(from: &row))
        }
    }
}

// Empty columns in place of the other sorts' own. PostgreSQL wants to know their types, as it does not look ahead.

extension Interaction {
    fileprivate static let blanks: SQL = """
        CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS TEXT),
        CAST(NULL AS TEXT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS TEXT), CAST(NULL AS TEXT),
        CAST(NULL AS BIGINT), CAST(NULL AS TEXT)
        """
}

extension Note {
    fileprivate static let blanks: SQL = """
        CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS TEXT)
        """
}

extension HandOver {
    fileprivate static let blanks: SQL = """
        CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT),
        CAST(NULL AS BIGINT), CAST(NULL AS TEXT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT)
        """
}
