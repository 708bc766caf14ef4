import Basics
import Clients
import Desk
import Events
import People
import Store

/// Adds, changes, tries and switches rules.
package struct RuleBook {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    package func add(_ wish: RuleWish) throws -> Rule {
        let wish = try checked(wish)
        let last: Int = try tx.value("SELECT MAX(place) FROM rule") ?? 0
        let id: Rule.ID = tx.newID()
        try tx.run(
            """
            INSERT INTO rule (id, name, place, condition, act, version, made)
            VALUES (\(id), \(wish.name), \(last + 1), \(try wish.condition.stored), \(try wish.act.stored), 1, \(tx.now))
            """
        )
        return try told(id, "rule.added")
    }

    /// What is changed is switched off until it has been tried again.
    /// - Parameter version: the one that was seen.
    package func change(_ id: Rule.ID, version: Int, to wish: RuleWish) throws -> Rule {
        var wish = try checked(wish)
        if wish.condition.client == nil { wish.condition.client = try hiddenClient(of: id) }
        let changed = try tx.run(
            """
            UPDATE rule SET name = \(wish.name), condition = \(try wish.condition.stored), act = \(try wish.act.stored),
                switched_on = NULL, version = version + 1
            WHERE id = \(id) AND version = \(version) AND gone IS NULL
            """
        )
        guard changed == 1 else { throw try tx.rule(id) == nil ? RuleRefusal.notFound : RuleRefusal.stale }
        return try told(id, "rule.changed")
    }

    /// The client whom a rule asks for and this member may not know of: who doesn't see them can't mean to take them out.
    private func hiddenClient(of id: Rule.ID) throws -> Client.ID? {
        guard let client = try tx.rule(id)?.condition.client else { return nil }
        return try tx.findClient(client, visibleTo: member) == nil ? client : nil
    }

    /// It was shown what the rule would have done.
    package func tried(_ id: Rule.ID, version: Int) throws {
        try member.require(.shapeWork)
        try tx.run("UPDATE rule SET tried = version WHERE id = \(id) AND version = \(version)")
    }

    package func turn(_ id: Rule.ID, on isOn: Bool) throws -> Rule {
        try member.require(.shapeWork)
        guard let rule = try tx.rule(id) else { throw RuleRefusal.notFound }
        guard !isOn || rule.isTried else { throw RuleRefusal.notTried }
        guard isOn != (rule.on != nil) else { return rule }
        // What happened while no rule listened concerns none.
        if isOn, try tx.rulesThatAreOn().isEmpty { try tx.skip(RuleRunner.subscription) }
        try tx.run("UPDATE rule SET switched_on = \(isOn ? tx.now : nil) WHERE id = \(id)")
        return try told(id, isOn ? "rule.turned-on" : "rule.turned-off")
    }

    /// Before the one that stands before it.
    package func raise(_ id: Rule.ID) throws {
        try member.require(.shapeWork)
        let rules = try tx.rules()
        guard let place = rules.firstIndex(where: { $0.id == id }) else { throw RuleRefusal.notFound }
        guard place > 0 else { return }
        try tx.run("UPDATE rule SET place = \(rules[place - 1].place) WHERE id = \(id)")
        try tx.run("UPDATE rule SET place = \(rules[place].place) WHERE id = \(rules[place - 1].id)")
        _ = try told(id, "rule.changed")
    }

    package func remove(_ id: Rule.ID, isBack: Bool = false) throws {
        try member.require(.shapeWork)
        let gone: Moment? = isBack ? nil : tx.now
        guard try tx.run("UPDATE rule SET gone = \(gone), switched_on = NULL WHERE id = \(id)") == 1 else {
            throw RuleRefusal.notFound
        }
        try tx.record(
            Event(isBack ? "rule.restored" : "rule.removed", of: Event.Subject(.rule, id)),
            by: member.actor
        )
    }

    private func told(_ id: Rule.ID, _ kind: Event.Kind) throws -> Rule {
        guard let rule = try tx.rule(id) else { throw RuleRefusal.notFound }
        try tx.record(Event(kind, of: rule.eventSubject, data: ["name": .text(rule.name)]), by: member.actor)
        return rule
    }

    private func checked(_ wish: RuleWish) throws -> RuleWish {
        try member.require(.shapeWork)
        var wish = wish
        wish.name = try Wording.line(wish.name, of: "name", atMost: 100)
        guard !wish.condition.isEmpty else { throw RuleRefusal.noCondition }
        guard !wish.act.isEmpty else { throw RuleRefusal.noAct }
        wish.act.tag = try wish.act.tag.map { try Tag($0).name }
        if let department = wish.act.department, try tx.findDepartment(department)?.closed != nil {
            throw CaseRefusal.departmentUnknown
        }
        if let owner = wish.act.owner {
            guard let person = try tx.findPerson(owner), person.state != .left else {
                throw CaseRefusal.personUnknown
            }
        }
        if let client = wish.condition.client, try tx.findClient(client, visibleTo: member) == nil {
            throw ClientRefusal.notFound
        }
        return wish
    }
}

/// What a rule is to be.
package struct RuleWish: Sendable {
    package var name: String
    package var condition: Condition
    package var act: Act

    package init(name: String, condition: Condition, act: Act) {
        self.name = name
        self.condition = condition
        self.act = act
    }
}

package enum RuleRefusal: Refusal, Equatable {
    case notFound
    case stale
    /// It would fire on everything.
    case noCondition
    /// It would do nothing.
    case noAct
    /// As it stands it has not been tried on what came in.
    case notTried

    package var standing: Standing {
        switch self {
        case .notFound: .notFound
        case .stale, .notTried: .conflict
        case .noCondition, .noAct: .invalid
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.rule.not-found"
        case .stale: "refusal.rule.stale"
        case .noCondition: "refusal.rule.no-condition"
        case .noAct: "refusal.rule.no-act"
        case .notTried: "refusal.rule.not-tried"
        }
    }
}
