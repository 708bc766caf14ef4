import Basics
import Events
import People
import Store

extension CaseDesk {
    package func solve(_ id: Case.ID, version: Int) throws -> Case {
        let old = try handled(id, version: version)
        return try keep(try old.solved(at: tx.now), over: old, "case.solved")
    }

    /// - Parameters:
    ///   - confirmation: how the client said that it is solved.
    ///   - excuse: why a claim is closed without what a claim has to have.
    package func close(
        _ id: Case.ID,
        version: Int,
        confirmedBy confirmation: Confirmation,
        despite excuse: String? = nil
    ) throws -> Case {
        let old = try handled(id, version: version)
        let next = try old.closed(confirmedBy: confirmation, at: tx.now)
        let wanting = try admitClosing(of: old, despite: excuse)
        let facts: [String: Fact] = ["confirmed_by": .text(confirmation.rawValue)]
        try keep(next, over: old, "case.closed", facts.merging(wanting) { one, _ in one })
        try keepPromises(of: next)
        try tellOpenTasks(of: next)
        try EscalationDesk(tx, member).withdrawAll(of: next)
        return next
    }

    package func reopen(_ id: Case.ID, version: Int) throws -> Case {
        try member.require(.workCases)
        let old = try visible(id, version: version)
        let next = try old.reopened(at: tx.now).without(try tx.leftWorkers(of: [old]))
        return try keep(next, over: old, "case.reopened")
    }
}
