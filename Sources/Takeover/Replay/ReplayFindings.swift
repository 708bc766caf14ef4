import Basics
import Deadlines
import Desk
import Events
import People
import Store

/// What is found in the database when a replay is over.
struct ReplayFindings: Sendable {
    private(set) var astray: [AstrayCase] = []
    private(set) var whole = LineFigures()
    /// By the line on which a case ended.
    private(set) var lines: [Line: LineFigures] = [:]

    /// Compares the cases of a batch with how the log leaves them, and counts them.
    mutating func add(_ batch: CaseBatch, of plan: TakeoverPlan, in snapshot: Snapshot) throws {
        let cast = try snapshot.knownCast(of: batch, by: plan)
        let keys = try snapshot.outsideNames(batch.cases.map(\.key), of: .serviceCase, from: plan.name, as: Case.self)
        let cases = try snapshot.cases(Set(keys.values), visibleTo: .program)
        let histories = try snapshot.histories(of: cases.keys)
        for logged in batch.cases {
            let found = keys[logged.key].flatMap { cases[$0] }
            let (wanted, state) = (LoggedState(logged.events, by: cast), found.map(LoggedState.init))
            if wanted != state {
                astray.append(AstrayCase(key: logged.key, logged: wanted?.text, found: state?.text))
            }
            guard let found else { continue }
            let entries = histories[found.id] ?? []
            let clocks = CaseClocks(entries, by: try snapshot.deadlineTerms(of: found))
            whole.add(found, entries, clocks)
            lines[found.line, default: LineFigures()].add(found, entries, clocks)
        }
    }
}

/// A case that does not stand where the log left it.
package struct AstrayCase: Sendable, Encodable {
    package let key: String
    package let logged: String?
    /// Nil when it is not there.
    package let found: String?
}
