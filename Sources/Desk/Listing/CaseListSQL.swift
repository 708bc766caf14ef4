import Basics
import Clients
import People
import Store

extension Snapshot {
    /// Cases in the order that the filter asks for.
    package func cases(
        _ filter: CaseFilter = CaseFilter(),
        visibleTo member: Member,
        after cursor: TimeCursor? = nil,
        limit: Int
    ) throws -> Slice<CaseLine, TimeCursor> {
        var conditions = filter.conditions
        if let cursor { conditions.append(filter.order.follows(cursor)) }
        conditions.append(member.sees(client: "client"))
        let found: [CaseLine] = try all(
            """
            SELECT \(CaseLine.columns) FROM service_case JOIN client ON client.id = service_case.client
            WHERE \(SQL.join(conditions, by: " AND "))
            ORDER BY \(filter.order.terms) LIMIT \(limit + 1)
            """
        )
        return Slice(found, limit: limit) { TimeCursor(at: filter.order.place(of: $0.case), id: $0.case.id.rawValue) }
    }
}

extension CaseFilter.Order {
    fileprivate var terms: SQL {
        switch self {
        case .touched: "service_case.touched DESC, service_case.id DESC"
        case .due: "service_case.due, service_case.id"
        }
    }

    fileprivate func follows(_ cursor: TimeCursor) -> SQL {
        switch self {
        case .touched: "(service_case.touched, service_case.id) < (\(cursor.at), \(cursor.id))"
        case .due: "(service_case.due, service_case.id) > (\(cursor.at), \(cursor.id))"
        }
    }

    fileprivate func place(of found: Case) -> Moment {
        switch self {
        case .touched: found.touched
        case .due: found.due ?? .farthest
        }
    }
}

extension CaseFilter {
    fileprivate var conditions: [SQL] {
        var conditions: [SQL] = []
        switch state {
        case .open: conditions.append("service_case.status <> 'closed'")
        case .closed: conditions.append("service_case.status = 'closed'")
        // The first half lets the engines use the index of open cases.
        case .only(let word) where word != .closed:
            conditions.append("service_case.status <> 'closed' AND service_case.status = \(word)")
        case .only(let word): conditions.append("service_case.status = \(word)")
        case .all: break
        }
        // Only of those that are not closed there is an index.
        if order == .due { conditions.append("service_case.status <> 'closed'") }
        if let client { conditions.append("service_case.client = \(SQL.standing(client))") }
        if let owner { conditions.append("service_case.owner = \(owner)") }
        if let worker { conditions.append("service_case.worker = \(worker)") }
        if let line { conditions.append("service_case.line = \(line)") }
        if let department { conditions.append("service_case.department = \(department)") }
        if let kind { conditions.append("service_case.kind = \(kind)") }
        if let priority { conditions.append("service_case.priority = \(priority)") }
        if let tag {
            conditions.append("service_case.id IN (SELECT service_case FROM case_tag WHERE case_tag.tag = \(tag))")
        }
        return conditions
    }
}
