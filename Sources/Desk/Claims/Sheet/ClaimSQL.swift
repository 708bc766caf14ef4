import Basics
import Clients
import People
import Store

extension Claim: Record {
    package static let columns: SQL = """
        claim.service_case, claim.cause, claim.department_at_fault, claim.severity, claim.cost, claim.cost_currency,
        claim.remedy, claim.remedy_currency, claim.verdict, claim.decision, claim.decided_by, claim.decided,
        claim.root_cause, claim.measure, claim.measure_owner, claim.measure_due, claim.analysed, claim.letter,
        claim.excuse, claim.version
        """

    package init(from row: inout Row) throws {
        self.init(of: try row.read())
        try read(from: &row)
    }

    /// What stands behind the case's identity; nothing where the case has no sheet yet.
    mutating func read(from row: inout Row) throws {
        cause = try row.read()
        departmentAtFault = try row.read()
        severity = try row.read()
        cost = try Self.money(from: &row)
        remedy = try Self.money(from: &row)
        decision = try Self.decision(from: &row)
        analysis = try Self.analysis(from: &row)
        letter = try row.read()
        excuse = try row.read()
        version = try row.read(Int?.self) ?? 0
    }

    private static func money(from row: inout Row) throws -> Money? {
        let (minor, code) = (try row.read(Int64?.self), try row.read(String?.self))
        guard let minor, let currency = code.flatMap(Currency.init) else { return nil }
        return Money(minor: minor, currency)
    }

    private static func decision(from row: inout Row) throws -> Decision? {
        let (verdict, text) = (try row.read(Verdict?.self), try row.read(String?.self))
        let (by, at) = (try row.read(Person.ID?.self), try row.read(Moment?.self))
        guard let verdict, let text, let at else { return nil }
        return Decision(verdict: verdict, text: text, by: by, at: at)
    }

    private static func analysis(from row: inout Row) throws -> Analysis? {
        let (root, measure) = (try row.read(String?.self), try row.read(String?.self))
        let (owner, due) = (try row.read(Person.ID?.self), try row.read(Moment?.self))
        let at: Moment? = try row.read()
        guard let root, let at else { return nil }
        let noted = measure.map { NotedMeasure(text: $0, owner: owner, due: due) }
        return Analysis(rootCause: root, noted: noted, at: at)
    }
}

extension Snapshot {
    /// The sheet of a claim, empty while nothing is written on it; nil of what is no claim. Whoever holds a `Case` was allowed to see it.
    package func claim(of found: Case) throws -> Claim? {
        guard found.kind == .claim else { return nil }
        return try first("SELECT \(Claim.columns) FROM claim WHERE claim.service_case = \(found.id)")
            ?? Claim(of: found.id)
    }

    func hasClaimSheet(_ id: Case.ID) throws -> Bool {
        try value("SELECT id FROM claim WHERE service_case = \(id)", as: Int64.self) != nil
    }
}

extension Transaction {
    /// Writes the next version over the one before it.
    /// - Throws: `ClaimRefusal.stale` when somebody was quicker.
    func save(_ claim: Claim) throws {
        if claim.version == 1 { try begin(claim.caseID) }
        let saved = try run(
            """
            UPDATE claim SET cause = \(claim.cause), department_at_fault = \(claim.departmentAtFault),
                severity = \(claim.severity), cost = \(claim.cost?.minor), cost_currency = \(claim.cost?.currency.code),
                remedy = \(claim.remedy?.minor), remedy_currency = \(claim.remedy?.currency.code),
                verdict = \(claim.decision?.verdict), decision = \(claim.decision?.text),
                decided_by = \(claim.decision?.by), decided = \(claim.decision?.at),
                root_cause = \(claim.analysis?.rootCause), measure = \(claim.analysis?.noted?.text),
                measure_owner = \(claim.analysis?.noted?.owner), measure_due = \(claim.analysis?.noted?.due),
                analysed = \(claim.analysis?.at), letter = \(claim.letter), excuse = \(claim.excuse),
                version = \(claim.version)
            WHERE service_case = \(claim.caseID) AND version = \(claim.version - 1)
            """
        )
        guard saved == 1 else { throw ClaimRefusal.stale }
    }

    private func begin(_ id: Case.ID) throws {
        try run(
            """
            INSERT INTO claim (id, service_case, version) VALUES (\(newID(Claim.self)), \(id), 0)
            ON CONFLICT (service_case) DO NOTHING
            """
        )
    }
}
