import Basics
import Store

/// How far a list has come.
package struct CallRoundProgress: Sendable, Hashable {
    /// To be called, now or later.
    package fileprivate(set) var waiting = 0
    /// Somebody has them before them.
    package fileprivate(set) var taken = 0
    package fileprivate(set) var results: [CallRoundResult: Int] = [:]

    /// Nobody is on it.
    package init() {}

    package var settled: Int { results.values.reduce(0, +) }
    package var total: Int { waiting + taken + settled }
}

extension Snapshot {
    /// How far these lists have come; one on which there is nobody is not among them.
    package func progress(of lists: [CallRound.ID]) throws -> [CallRound.ID: CallRoundProgress] {
        guard !lists.isEmpty else { return [:] }
        var progress: [CallRound.ID: CallRoundProgress] = [:]
        try each(
            """
            SELECT list, state, result, COUNT(*) FROM call_round_entry WHERE list IN (\(SQL.list(lists)))
            GROUP BY list, state, result
            """
        ) { row in
            let list: CallRound.ID = try row.read()
            let (state, result): (String, CallRoundResult?) = (try row.read(), try row.read())
            let count: Int = try row.read()
            if let result {
                progress[list, default: CallRoundProgress()].results[result] = count
            } else if state == "taken" {
                progress[list, default: CallRoundProgress()].taken = count
            } else {
                progress[list, default: CallRoundProgress()].waiting = count
            }
        }
        return progress
    }
}
