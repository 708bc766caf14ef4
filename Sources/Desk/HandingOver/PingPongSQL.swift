import Basics
import Events
import Store

extension Snapshot {
    /// How often each of these cases came straight back to the team that had passed it on, by the journal; those that never did are left
    /// out. Whoever holds a `Case` was allowed to see it.
    package func pingPongs(of cases: some Sequence<Case>) throws -> [Case.ID: Int] {
        // There and back are two hand-overs.
        let candidates = cases.filter { $0.handOvers > 1 }.map(\.id).sorted()
        var counts: [Case.ID: Int] = [:]
        for start in stride(from: 0, to: candidates.count, by: Self.mostAtOnce) {
            let some = candidates[start..<min(start + Self.mostAtOnce, candidates.count)]
            let entries: [JournalEntry] = try all(
                """
                SELECT \(JournalEntry.columns) FROM journal
                WHERE subject_kind = \(SubjectKind.serviceCase) AND subject IN (\(SQL.list(Array(some))))
                """
            )
            for (id, entries) in Dictionary(grouping: entries, by: \.subject.id) {
                let count = Journey(entries.sorted { ($0.at, $0.entry) < ($1.at, $1.entry) }).pingPongs
                if count > 0 { counts[Case.ID(rawValue: id)] = count }
            }
        }
        return counts
    }

    package func pingPongs(of found: Case) throws -> Int {
        try pingPongs(of: [found])[found.id] ?? 0
    }

    private static let mostAtOnce = 500
}
