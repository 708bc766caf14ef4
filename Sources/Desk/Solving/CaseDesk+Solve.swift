import Basics
import Events
import People
import Store

extension CaseDesk {
    package func solve(_ id: Case.ID, version: Int) throws -> Case {
        let old = try handled(id, version: version)
        return try keep(try old.solved(at: tx.now), over: old, "case.solved")
    }

    /// - Parameter confirmation: how the client said that it is solved.
    package func close(_ id: Case.ID, version: Int, confirmedBy confirmation: Confirmation) throws -> Case {
        let old = try handled(id, version: version)
        let next = try old.closed(confirmedBy: confirmation, at: tx.now)
        try keep(next, over: old, "case.closed", ["confirmed_by": .text(confirmation.rawValue)])
        try keepPromises(of: next)
        try tellOpenTasks(of: next)
        try EscalationDesk(tx, member).withdrawAll(of: next)
        return next
    }

    package func reopen(_ id: Case.ID, version: Int) throws -> Case {
        try member.require(.workCases)
        let old = try visible(id, version: version)
        return try keep(try old.reopened(at: tx.now), over: old, "case.reopened")
    }
}
