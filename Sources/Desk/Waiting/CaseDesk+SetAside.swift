import Basics
import Events
import People
import Store

extension CaseDesk {
    package func setAside(_ id: Case.ID, version: Int, waitingFor reason: WaitingFor) throws -> Case {
        let old = try handled(id, version: version)
        let next = try old.setAside(waitingFor: reason, at: tx.now)
        return try keep(next, over: old, "case.set-aside", ["waiting_for": .text(reason.rawValue)])
    }

    package func resume(_ id: Case.ID, version: Int) throws -> Case {
        let old = try handled(id, version: version)
        return try keep(try old.resumed(at: tx.now), over: old, "case.resumed")
    }
}
