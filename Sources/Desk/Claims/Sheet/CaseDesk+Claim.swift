import Basics
import Clients
import Events
import People
import Store

extension CaseDesk {
    /// Writes on the sheet what is known so far.
    /// - Parameter version: of the sheet that the writer saw.
    @discardableResult
    package func fillClaim(_ id: Case.ID, version: Int, _ wish: ClaimWish) throws -> Claim {
        let (found, old) = try claim(id, version: version)
        // What a client has closed is filled in afterwards by whoever answers for claims.
        if found.isClosed { try member.require(.decideClaims) }
        var next = old
        try put(cause: wish.cause, on: &next, over: old)
        try put(departmentAtFault: wish.departmentAtFault, on: &next, over: old)
        next.severity = wish.severity
        next.cost = try checked(wish.cost, "cost")
        next.remedy = try checked(wish.remedy, "remedy")
        let product = try Wording.line(wish.product ?? "", of: "product", atMost: 100, mayBeEmpty: true)
        let isProductNew = product != found.product ?? ""
        guard next != old || isProductNew else { return old }
        let facts = next.facts(changedFrom: old)
        next.version += 1
        try tx.save(next)
        let changed = found.next(at: tx.now) { if isProductNew { $0.product = product.isEmpty ? nil : product } }
        try keep(
            changed,
            over: found,
            "case.claim-filled",
            facts.merging(changed.facts(changedFrom: found)) { one, _ in one }
        )
        return next
    }

    /// Says what we do about it. An earlier decision gives way to the new one; the journal remembers both.
    @discardableResult
    package func decideClaim(_ id: Case.ID, version: Int, _ verdict: Claim.Verdict, _ text: String) throws -> Claim {
        try member.require(.decideClaims)
        let (found, old) = try claim(id, version: version)
        var next = old
        next.decision = Claim.Decision(
            verdict: verdict,
            text: try Wording.text(text, of: "text", atMost: 20_000),
            by: member.id,
            at: tx.now
        )
        next.version += 1
        try tx.save(next)
        var facts: [String: Fact] = ["verdict": .text(verdict.rawValue)]
        facts["verdict_from"] = old.decision.map { .text($0.verdict.rawValue) }
        try keep(found.next(at: tx.now) { _ in }, over: found, "case.claim-decided", facts)
        return next
    }

    /// Takes a decision back.
    @discardableResult
    package func undecideClaim(_ id: Case.ID, version: Int) throws -> Claim {
        try member.require(.decideClaims)
        let (found, old) = try claim(id, version: version)
        guard let decision = old.decision else { throw ClaimRefusal.notDecided }
        var next = old
        next.decision = nil
        next.version += 1
        try tx.save(next)
        let facts: [String: Fact] = ["verdict_from": .text(decision.verdict.rawValue)]
        try keep(found.next(at: tx.now) { _ in }, over: found, "case.claim-undecided", facts)
        return next
    }

    /// Writes down why it came to this, and asks for what is done about it; often long after the case is closed.
    ///
    /// - Parameter measure: work that is asked for now, as a task for the case.
    @discardableResult
    package func analyseClaim(
        _ id: Case.ID,
        version: Int,
        rootCause: String,
        measure: NewTask? = nil
    ) throws -> Claim {
        let (found, old) = try claim(id, version: version)
        let rootCause = try Wording.text(rootCause, of: "rootCause", atMost: 20_000)
        guard measure != nil || rootCause != old.analysis?.rootCause else { return old }
        let task = try measure.map { try TaskDesk(tx, member).ask($0, on: found) }
        if let task { try tx.insert(measure: task.id) }
        var next = old
        next.analysis = Claim.Analysis(
            rootCause: rootCause,
            noted: task == nil ? old.analysis?.noted : nil,
            at: tx.now
        )
        next.version += 1
        try tx.save(next)
        var facts: [String: Fact] = [:]
        if let task { facts = ["measure": Fact(task.number), "measure_due": Fact(task.due)] }
        try keep(found.next(at: tx.now) { _ in }, over: found, "case.claim-analysed", facts)
        return next
    }

    /// The sheet as the one who acts saw it, and its case.
    func claim(_ id: Case.ID, version: Int) throws -> (Case, Claim) {
        try member.require(.workCases)
        let found = try visible(id)
        guard let claim = try tx.claim(of: found) else { throw ClaimRefusal.notAClaim }
        guard claim.version == version else { throw ClaimRefusal.stale }
        return (found, claim)
    }

    private func put(cause: ClaimCause.ID?, on next: inout Claim, over old: Claim) throws {
        next.cause = cause
        guard let cause, cause != old.cause else { return }
        let path = try tx.claimCauses().path(to: cause)
        guard !path.isEmpty else { throw ClaimRefusal.causeUnknown }
        guard path.allSatisfy({ $0.closed == nil }) else { throw ClaimRefusal.causeClosed }
    }

    private func put(departmentAtFault id: Department.ID?, on next: inout Claim, over old: Claim) throws {
        next.departmentAtFault = id
        guard let id, id != old.departmentAtFault else { return }
        guard let department = try tx.findDepartment(id), department.closed == nil else {
            throw ClaimRefusal.departmentUnknown
        }
    }

    private func checked(_ money: Money?, _ field: String) throws -> Money? {
        guard let money else { return nil }
        guard !money.isNegative else { throw ClaimRefusal.negative(field) }
        guard money.minor <= Claim.mostMinor else { throw ClaimRefusal.tooMuch(field) }
        return money
    }
}

extension Claim {
    /// How the sheet stands, for reports; and both values of what differs, for the history.
    func facts(changedFrom old: Claim) -> [String: Fact] {
        var facts: [String: Fact] = [:]
        if cause != old.cause { facts["cause"] = Fact(cause) }
        if departmentAtFault != old.departmentAtFault {
            facts["department_at_fault"] = Fact(departmentAtFault)
            facts["department_at_fault_from"] = Fact(old.departmentAtFault)
        }
        if severity != old.severity { facts["severity"] = Fact(severity?.rawValue) }
        for (name, new, before) in [("cost", cost, old.cost), ("remedy", remedy, old.remedy)] where new != before {
            facts[name] = new.map { .number($0.minor) } ?? Fact.none
            facts["\(name)_currency"] = Fact(new?.currency.code)
        }
        return facts
    }
}
