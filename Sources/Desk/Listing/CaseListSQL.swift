import Basics
import Clients
import People
import Store

extension Snapshot {
    /// Cases, the ones touched last first.
    package func cases(
        _ filter: CaseFilter = CaseFilter(),
        visibleTo member: Member,
        after cursor: TimeCursor? = nil,
        limit: Int
    ) throws -> Slice<CaseLine, TimeCursor> {
        var conditions = filter.conditions
        if let cursor {
            conditions.append("(service_case.touched, service_case.id) < (\(cursor.at), \(cursor.id))")
        }
        conditions.append(member.sees(client: "client"))
        let found: [CaseLine] = try all(
            """
            SELECT \(CaseLine.columns) FROM service_case JOIN client ON client.id = service_case.client
            WHERE \(SQL.join(conditions, by: " AND "))
            ORDER BY service_case.touched DESC, service_case.id DESC LIMIT \(limit + 1)
            """
        )
        return Slice(found, limit: limit) { TimeCursor(at: $0.case.touched, id: $0.case.id.rawValue) }
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
