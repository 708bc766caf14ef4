import HTTPTypes
import Pages
import People

/// Who may use what: written by hand, beside the routes and not made from them, so that each says what the other must.
enum RightsTable {
    static let lines: [String: Access] = [
        shell, desk, boards, admin, portal, api, tasks, escalations, claims, telephone, calls, recordings, softphone,
        callRounds,
    ]
    .reduce(into: [:]) { $0.merge($1, uniquingKeysWith: same) }

    static func access(to route: Route) -> Access? {
        lines["\(route.method.rawValue) \(route.path)"]
    }

    /// The path with something in each gap that is well-formed and does not exist.
    static func path(of route: Route) -> String {
        let stand: [String: String] = [
            "{number}": "999999", "{line}": "1", "{level}": "3", "{place}": "case-new", "{version}": "0", "{part}": "1",
        ]
        return route.path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            if part == "**" { return "nothing.css" }
            guard part.hasPrefix("{") else { return String(part) }
            return stand[String(part)] ?? "0000000000001"
        }
        .joined(separator: "/")
    }

    private static func same(_ one: Access, _ other: Access) -> Access {
        precondition(one == other, "a route stands in the table twice")
        return one
    }
}
