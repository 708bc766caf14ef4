import Basics
import Clients
import Desk
import Foundation
import Pages
import People
import Rules

/// What the form of a rule says, in both directions.
extension RuleWish {
    init(_ form: inout Form) {
        var condition = Condition()
        condition.channels = Set(form.all("channel").compactMap(ContactChannel.init))
        condition.addresses = form.lines("addresses").map { $0.lowercased() }
        for address in condition.addresses where !address.contains("@") {
            form.refuse("addresses", "refusal.rule.address", ["address": address])
        }
        condition.words = form.lines("words")
        condition.client = form.id("client")
        condition.language = (form["language"] ?? "").isEmpty ? nil : form.choice("language", of: Language.self)
        condition.hours = form.hours()
        var act = Act()
        act.department = form.id("department")
        act.priority = (form["priority"] ?? "").isEmpty ? nil : form.choice("priority", of: Case.Priority.self)
        act.tag = form.optional("tag", max: 40)
        act.owner = form.id("owner")
        act.reply = form.id("reply")
        self.init(name: form.text("name", max: 100), condition: condition, act: act)
    }
}

extension Form {
    init(of rule: Rule) {
        let (condition, act) = (rule.condition, rule.act)
        var values: [String: String] = ["name": rule.name, "version": "\(rule.version)"]
        values["channels"] = condition.channels.map(\.rawValue).joined(separator: " ")
        values["addresses"] = condition.addresses.joined(separator: "\n")
        values["words"] = condition.words.joined(separator: "\n")
        values["client"] = condition.client?.description
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

    fileprivate mutating func hours() -> WeekHours? {
        guard let when = self["when"], when == "inside" || when == "outside" else { return nil }
        return hours(isOutside: when == "outside")
    }
}
