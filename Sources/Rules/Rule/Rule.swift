import Basics
import Clients
import Events
import People
import Store

/// What becomes of a case that comes in, by what is known of it (SPEC W1).
package struct Rule: Sendable, Hashable {
    package typealias ID = Basics.ID<Rule>

    package let id: ID
    package var name: String
    /// Rules are tried in this order; of two that say different things the first counts.
    package var place: Int
    package var condition: Condition
    package var act: Act
    /// Cases that came in before are left alone; nil while it is switched off.
    package var on: Moment?
    /// The version that was tried on what had come in.
    package var tried: Int?
    package let version: Int
    package let made: Moment

    /// It may be switched on: as it stands, it was tried.
    package var isTried: Bool { tried == version }

    package var eventSubject: Event.Subject { Event.Subject(.rule, id) }
}

extension Rule: Record {
    package static let columns: SQL = """
        rule.id, rule.name, rule.place, rule.condition, rule.act, rule.switched_on, rule.tried, rule.version, rule.made
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        name = try row.read()
        place = try row.read()
        condition = try Condition(stored: try row.read())
        act = try Act(stored: try row.read())
        on = try row.read()
        tried = try row.read()
        version = try row.read()
        made = try row.read()
    }
}

extension Snapshot {
    package func rule(_ id: Rule.ID) throws -> Rule? {
        try first("SELECT \(Rule.columns) FROM rule WHERE id = \(id) AND gone IS NULL")
    }

    /// All, in their order.
    package func rules() throws -> [Rule] {
        try all("SELECT \(Rule.columns) FROM rule WHERE gone IS NULL ORDER BY place, id")
    }

    func rulesThatAreOn() throws -> [Rule] {
        let rules: [Rule] = try all(
            "SELECT \(Rule.columns) FROM rule WHERE gone IS NULL AND switched_on IS NOT NULL ORDER BY place, id"
        )
        return try rules.map { rule in
            var rule = rule
            rule.condition = try standing(rule.condition)
            return rule
        }
    }

    /// As it is to be asked now: a client who was merged into another is asked for under the name of that one.
    func standing(_ condition: Condition) throws -> Condition {
        var condition = condition
        condition.client = try condition.client.map { try findClient($0, visibleTo: .program)?.id ?? $0 }
        return condition
    }
}

extension Snapshot {
    /// How often each rule has fired since then.
    package func ruleFirings(since moment: Moment) throws -> [Rule.ID: Int] {
        let counts = try all("SELECT rule, COUNT(*) FROM rule_firing WHERE at >= \(moment) GROUP BY rule") { row in
            (try row.read(Rule.ID.self), try row.read(Int.self))
        }
        return Dictionary(uniqueKeysWithValues: counts)
    }
}
