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
        var conditions = filter.conditions(at: now, in: try zone(for: filter))
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

extension Snapshot {
    /// Asked for only where days are.
    fileprivate func zone(for filter: CaseFilter) throws -> Zone {
        filter.opened == nil && filter.happened == nil ? .utc : try countingZone()
    }
}

extension Zone {
    fileprivate static let utc = Zone("UTC")
}
