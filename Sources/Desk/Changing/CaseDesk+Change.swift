import Basics
import Clients
import Events
import People
import Store

extension CaseDesk {
    package func change(_ id: Case.ID, version: Int, _ change: CaseChange) throws -> Case {
        try member.require(.workCases)
        let old = try visible(id, version: version)
        let next = try old.changed(by: change, at: tx.now)
        guard next != old else { return old }
        return try keep(next, over: old, "case.changed", next.facts(changedFrom: old))
    }
}
