import Basics
import Clients
import Desk
import Pages
import People
import Rules
import Store

/// Says a rule in words.
struct RuleWords: Sendable {
    let departments: [Department]
    let people: [Person]
    let templates: [Template]
    /// Of the clients that rules ask for, those whom the reader may know of.
    let clients: [Client.ID: String]

    private static let mostPeople = 1000

    init(of rules: [Rule], for member: Member, in snapshot: Snapshot) throws {
        departments = try snapshot.departments(includingClosed: true)
        people = try snapshot.people(PeopleFilter(states: [.active, .invited]), limit: Self.mostPeople)
        templates = try snapshot.templates()
        clients = try rules.compactMap(\.condition.client).reduce(into: [:]) { names, id in
            names[id] = try snapshot.findClient(id, visibleTo: member)?.name
        }
    }

    /// «Если почта, слова «оплата»: подразделение «Финансы», приоритет высокий»
    func sentence(about rule: Rule, _ w: Wording) -> String {
        w(
            "admin.rules.sentence",
            [
                "when": conditions(of: rule.condition, w).joined(separator: ", "),
                "then": acts(of: rule.act, w).joined(separator: ", "),
            ]
        )
    }

    private func conditions(of condition: Condition, _ w: Wording) -> [String] {
        var parts: [String] = []
        func add(_ key: TextKey, _ value: String) { parts.append(w(key, ["value": value])) }
        if !condition.channels.isEmpty {
            let channels = ContactChannel.allCases.filter(condition.channels.contains)
            add("admin.rules.if.channel", channels.map { w($0.name) }.joined(separator: "/"))
        }
        if !condition.addresses.isEmpty { add("admin.rules.if.address", condition.addresses.joined(separator: ", ")) }
        if !condition.writtenTo.isEmpty { add("admin.rules.if.to", condition.writtenTo.joined(separator: ", ")) }
        if !condition.words.isEmpty {
            add(
                "admin.rules.if.words",
                condition.words.map { $0.contains { "\"«“".contains($0) } ? $0 : "«\($0)»" }.joined(separator: ", ")
            )
        }
        if let id = condition.client {
            if let name = clients[id] {
                add("admin.rules.if.this-client", name)
            } else {
                add("admin.rules.if.client", "")
            }
        }
        if let tag = condition.clientTag { add("admin.rules.if.client-tag", tag) }
        if let language = condition.language {
            add("admin.rules.if.language", w(TextKey("language.\(language.rawValue)")))
        }
        if let hours = condition.hours {
            parts.append(w(hours.isOutside ? "admin.rules.if.outside" : "admin.rules.if.inside"))
        }
        return parts
    }

    private func acts(of act: Act, _ w: Wording) -> [String] {
        var parts: [String] = []
        func add(_ key: TextKey, _ value: String?) { parts.append(w(key, ["value": value ?? "—"])) }
        if let id = act.department { add("admin.rules.then.department", departments.first { $0.id == id }?.name) }
        if let priority = act.priority { add("admin.rules.then.priority", w(priority.name)) }
        if let tag = act.tag { add("admin.rules.then.tag", tag) }
        if let id = act.owner { add("admin.rules.then.owner", people.first { $0.id == id }?.name.short) }
        if let id = act.reply { add("admin.rules.then.reply", templates.first { $0.id == id }?.name) }
        return parts
    }
}

extension Snapshot {
    /// How often each rule has fired in the last thirty days.
    func firings() throws -> [Rule.ID: Int] { try ruleFirings(since: now - .days(30)) }
}
