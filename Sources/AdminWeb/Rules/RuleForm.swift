import Basics
import Clients
import Desk
import Foundation
import Pages
import People
import Rules

/// What the form of a rule says, in both directions.
extension RuleWish {
    /// - Parameter found: the clients whom the words in the field for one may mean.
    init(_ form: inout Form, among found: [Found]) {
        var condition = Condition()
        condition.channels = Set(form.all("channel").compactMap(ContactChannel.init))
        condition.addresses = form.addresses("addresses")
        condition.writtenTo = form.addresses("written_to")
        condition.words = form.lines("words")
        condition.client = form.client(among: found)
        condition.clientTag = form.optional("client_tag", max: Tag.longest)
        condition.language = (form["language"] ?? "").isEmpty ? nil : form.choice("language", of: Language.self)
        condition.hours = form.hours()
        var act = Act()
        act.department = form.id("department")
        act.priority = (form["priority"] ?? "").isEmpty ? nil : form.choice("priority", of: Case.Priority.self)
        act.tag = form.optional("tag", max: Tag.longest)
        act.owner = form.id("owner")
        act.reply = form.id("reply")
        self.init(name: form.text("name", max: 100), condition: condition, act: act)
    }
}

extension Form {
    /// - Parameter client: what the client whom it asks for is called.
    init(of rule: Rule, client: String?) {
        let (condition, act) = (rule.condition, rule.act)
        var values: [String: String] = ["name": rule.name, "version": "\(rule.version)"]
        values["channels"] = condition.channels.map(\.rawValue).joined(separator: " ")
        values["addresses"] = condition.addresses.joined(separator: "\n")
        values["written_to"] = condition.writtenTo.joined(separator: "\n")
        values["words"] = condition.words.joined(separator: "\n")
        values["client"] = condition.client?.description
        values["who"] = client
        values["client_tag"] = condition.clientTag
        values["language"] = condition.language?.rawValue
        values["department"] = act.department?.description
        values["priority"] = act.priority.map { "\($0.rawValue)" }
        values["tag"] = act.tag
        values["owner"] = act.owner?.description
        values["reply"] = act.reply?.description
        if let hours = condition.hours {
            values["when"] = hours.isOutside ? "outside" : "inside"
            values.merge(Self.values(of: hours)) { one, _ in one }
        }
        self.init(values)
    }

    fileprivate mutating func lines(_ name: String) -> [String] {
        (optional(name, max: 2000) ?? "").split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    fileprivate mutating func addresses(_ name: String) -> [String] {
        let addresses = lines(name).map { $0.lowercased() }
        for address in addresses where !address.contains("@") {
            refuse(name, "refusal.rule.address", ["address": address])
        }
        return addresses
    }

    /// The one who was chosen among those found, or the only one who can be meant.
    fileprivate mutating func client(among found: [Found]) -> Client.ID? {
        guard let who = optional("who") else { return nil }
        let ids = found.map { Client.ID(rawValue: $0.client) }
        if let chosen = id("client", of: Client.self), ids.contains(chosen) { return chosen }
        let named = found.filter { $0.title == who }
        if let only = named.count == 1 ? named.first : found.count == 1 ? found.first : nil {
            return Client.ID(rawValue: only.client)
        }
        refuse("who", found.isEmpty ? "refusal.client.nobody-found" : "refusal.client.several-found")
        return nil
    }

    fileprivate mutating func hours() -> WeekHours? {
        guard let when = self["when"], when == "inside" || when == "outside" else { return nil }
        return hours(isOutside: when == "outside")
    }
}
