import Basics
import Clients
import People
import Store

extension Snapshot {
    /// Claims, the ones opened last first; without those that are part of another.
    package func claims(
        _ filter: ClaimFilter = ClaimFilter(),
        visibleTo member: Member,
        after cursor: TimeCursor? = nil,
        limit: Int
    ) throws -> Slice<ClaimLine, TimeCursor> {
        var conditions = try conditions(of: filter)
        if let cursor {
            conditions.append("(service_case.opened, service_case.id) < (\(cursor.at), \(cursor.id))")
        }
        let found: [ClaimLine] = try all(
            """
            SELECT \(ClaimLine.columns) FROM \(Self.source)
            LEFT JOIN outgoing_letter ON outgoing_letter.interaction = claim.letter
            WHERE \(SQL.join(conditions + [member.sees(client: "client")], by: " AND "))
            ORDER BY service_case.opened DESC, service_case.id DESC LIMIT \(limit + 1)
            """
        )
        return Slice(found, limit: limit) { TimeCursor(at: $0.line.case.opened, id: $0.line.case.id.rawValue) }
    }

    package func claimCount(_ filter: ClaimFilter, visibleTo member: Member) throws -> Int {
        let conditions = try conditions(of: filter) + [member.sees(client: "client")]
        return try value("SELECT COUNT(*) FROM \(Self.source) WHERE \(SQL.join(conditions, by: " AND "))") ?? 0
    }

    /// What all claims of a list have cost, by currency.
    package func claimSums(_ filter: ClaimFilter, visibleTo member: Member) throws -> [ClaimSum] {
        var sums: [Currency: ClaimSum] = [:]
        for (column, key) in [("cost", \ClaimSum.cost), ("remedy", \ClaimSum.remedy)]
            as [(String, WritableKeyPath<ClaimSum, Money>)]
        {
            let (amount, code): (SQL, SQL) =
                column == "cost" ? ("claim.cost", "claim.cost_currency") : ("claim.remedy", "claim.remedy_currency")
            let conditions = try conditions(of: filter) + [member.sees(client: "client"), "\(amount) IS NOT NULL"]
            let found = try all(
                """
                SELECT \(code), CAST(SUM(\(amount)) AS BIGINT) FROM \(Self.source)
                WHERE \(SQL.join(conditions, by: " AND ")) GROUP BY \(code)
                """
            ) { row in (code: try row.read(String.self), sum: try row.read(Int64.self)) }
            for (code, sum) in found {
                guard let currency = Currency(code) else { continue }
                let nothing = Money(minor: 0, currency)
                var whole = sums[currency] ?? ClaimSum(currency: currency, cost: nothing, remedy: nothing)
                whole[keyPath: key] = Money(minor: sum, currency)
                sums[currency] = whole
            }
        }
        return sums.values.sorted { $0.currency.code < $1.currency.code }
    }

    private static var source: SQL {
        """
        service_case JOIN client ON client.id = service_case.client
        LEFT JOIN claim ON claim.service_case = service_case.id
        """
    }

    private func conditions(of filter: ClaimFilter) throws -> [SQL] {
        var conditions: [SQL] = [
            "service_case.kind = 'claim'",
            "(service_case.confirmed_by IS NULL OR service_case.confirmed_by <> 'merged')",
        ]
        switch filter.state {
        case .open: conditions.append("service_case.status <> 'closed'")
        case .closed: conditions.append("service_case.status = 'closed'")
        case .all: break
        }
        switch filter.decision {
        case .accepted: conditions.append("claim.verdict = 'accepted'")
        case .partly: conditions.append("claim.verdict = 'partly'")
        case .declined: conditions.append("claim.verdict = 'declined'")
        case .none?: conditions.append("claim.verdict IS NULL")
        case nil: break
        }
        switch filter.want {
        case .cause: conditions.append("claim.cause IS NULL")
        case .decision: conditions.append("claim.verdict IS NULL")
        case nil: break
        }
        if let cause = filter.cause {
            let branch = try claimCauses().branch(of: cause).union([cause])
            conditions.append("claim.cause IN (\(SQL.list(branch.sorted())))")
        }
        if let department = filter.department { conditions.append("claim.department_at_fault = \(department)") }
        if let opened = filter.opened {
            conditions.append(
                "service_case.opened >= \(opened.lowerBound) AND service_case.opened < \(opened.upperBound)"
            )
        }
        return conditions
    }
}
