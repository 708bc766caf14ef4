import Basics
import Events
import Store

extension Snapshot {
    /// What the journal has on each of these cases, oldest first. Whoever asks was allowed to see them.
    package func histories(of cases: some Sequence<Case.ID>) throws -> [Case.ID: [JournalEntry]] {
        let ids = cases.sorted()
        var histories: [Case.ID: [JournalEntry]] = [:]
        for start in stride(from: 0, to: ids.count, by: Self.mostAtOnce) {
            let some = Array(ids[start..<min(start + Self.mostAtOnce, ids.count)])
            let entries: [JournalEntry] = try all(
                """
                SELECT \(JournalEntry.columns) FROM journal
                WHERE subject_kind = \(SubjectKind.serviceCase) AND subject IN (\(SQL.list(some)))
                """
            )
            for (id, entries) in Dictionary(grouping: entries, by: \.subject.id) {
                histories[Case.ID(rawValue: id)] = entries.sorted { ($0.at, $0.entry) < ($1.at, $1.entry) }
            }
        }
        return histories
    }

    private static let mostAtOnce = 500
}
