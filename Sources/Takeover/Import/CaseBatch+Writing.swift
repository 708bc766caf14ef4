import Basics
import Clients
import Desk
import Events
import People
import Store

extension Transaction {
    /// Writes a batch and moves the ledger on; what of it is there already is left as it is.
    func takeOver(_ batch: CaseBatch, of ledger: Ledger.ID, by plan: TakeoverPlan) throws {
        try alone(on: "takeover \(plan.name)")
        let writing = CaseWriting(tx: self, log: plan.name, names: try resolve(batch, by: plan))
        let known = try outsideNames(
            batch.cases.map(\.key),
            of: .serviceCase,
            from: plan.name,
            as: Case.self
        )
        var gain = TakeoverGain()
        for logged in batch.cases {
            if let id = known[logged.key] {
                gain.events += try writing.goOn(with: id, logged)
            } else {
                gain.events += try writing.begin(logged)
                gain.cases += 1
            }
        }
        try advance(ledger, over: batch.range, gain, of: plan.name)
    }

    private func resolve(_ batch: CaseBatch, by plan: TakeoverPlan) throws -> ResolvedNames {
        let events = batch.cases.flatMap(\.events)
        let (mapping, source) = (plan.mapping, plan.source)
        return ResolvedNames(
            people: try mapping.owner.map { try people(Set(events.map(\.ownerName)), by: $0, from: source) } ?? [:],
            departments: try mapping.department.map { rules in
                try departments(Set(events.compactMap(\.department)), by: rules, from: source)
            } ?? [:],
            clients: try clients(Set(batch.cases.map(\.opening.client)), by: mapping.client, from: source)
        )
    }
}

/// What the names in a batch are here.
struct ResolvedNames {
    let people: [String: Person.ID]
    let departments: [String: Department.ID]
    let clients: [String: Client.ID]
}
