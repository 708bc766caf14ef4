import Basics
import Store

extension Snapshot {
    /// How often each of these cases came straight back to the team that had passed it on, by the journal; those that never did are left
    /// out. Whoever holds a `Case` was allowed to see it.
    package func pingPongs(of cases: some Sequence<Case>) throws -> [Case.ID: Int] {
        // There and back are two hand-overs.
        try histories(of: cases.filter { $0.handOvers > 1 }.map(\.id))
            .compactMapValues { entries in
                let count = Journey(entries).pingPongs
                return count > 0 ? count : nil
            }
    }

    package func pingPongs(of found: Case) throws -> Int {
        try pingPongs(of: [found])[found.id] ?? 0
    }
}
