import Basics
import Events
import People
import Store

/// Which custom fields there are, by one administrator in one transaction.
package struct FieldBook {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    package func add(name: String, kind: CustomField.Kind, choices: [String] = []) throws -> CustomField {
        try member.require(.changeSettings)
        try tx.alone(on: "client fields")
        let known = try tx.customFields()
        guard known.count < CustomField.most else {
            throw InvalidField("name", "refusal.client-field.too-many", ["most": "\(CustomField.most)"])
        }
        let field = CustomField(
            id: tx.newID(),
            name: try checked(name, among: known),
            kind: kind,
            choices: kind == .choice ? try checked(choices) : [],
            place: (known.map(\.place).max() ?? 0) + 1,
            version: 1
        )
        try tx.insert(field)
        try tx.record(.fieldAdded(field), by: member.actor)
        return field
    }

    /// Gives it another name or other choices. What is written in it stays, also what can't be chosen any more.
    package func change(
        _ id: CustomField.ID,
        version: Int,
        name: String,
        choices: [String]
    ) throws -> CustomField {
        try member.require(.changeSettings)
        try tx.alone(on: "client fields")
        let old = try found(id)
        guard old.version == version else { throw ClientRefusal.stale(current: old.version) }
        var new = old
        new.name = try checked(name, among: try tx.customFields().filter { $0.id != id })
        if old.kind == .choice { new.choices = try checked(choices) }
        return try save(new, over: old)
    }

    /// Takes it off the cards; `restore` brings it back with all that is written in it.
    @discardableResult
    package func remove(_ id: CustomField.ID) throws -> CustomField { try setGone(id, tx.now) }

    @discardableResult
    package func restore(_ id: CustomField.ID) throws -> CustomField { try setGone(id, nil) }

    private func setGone(_ id: CustomField.ID, _ gone: Moment?) throws -> CustomField {
        try member.require(.changeSettings)
        let old = try found(id)
        guard (old.gone == nil) != (gone == nil) else { return old }
        var new = old
        new.gone = gone
        return try save(new, over: old)
    }

    private func save(_ changed: CustomField, over old: CustomField) throws -> CustomField {
        guard changed != old else { return old }
        var new = changed
        new.version = old.version + 1
        try tx.save(new)
        try tx.record(.fieldChanged(from: old, to: new), by: member.actor)
        return new
    }

    private func found(_ id: CustomField.ID) throws -> CustomField {
        guard let field = try tx.customField(id) else { throw ClientRefusal.fieldNotFound }
        return field
    }

    private func checked(_ name: String, among others: [CustomField]) throws -> String {
        let name = try Wording.line(name, of: "name", atMost: CustomField.longestName)
        guard !others.contains(where: { $0.name.lowercased() == name.lowercased() }) else {
            throw InvalidField("name", "refusal.client-field.taken")
        }
        return name
    }

    private func checked(_ choices: [String]) throws -> [String] {
        var kept: [String] = []
        for choice in choices {
            let line = try Wording.line(choice, of: "choices", atMost: 100, mayBeEmpty: true)
            if !line.isEmpty, !kept.contains(where: { $0.lowercased() == line.lowercased() }) { kept.append(line) }
        }
        guard (1...CustomField.mostChoices).contains(kept.count) else {
            throw InvalidField("choices", "refusal.client-field.no-choices", ["most": "\(CustomField.mostChoices)"])
        }
        return kept
    }
}

extension Event {
    fileprivate static func fieldAdded(_ field: CustomField) -> Event {
        Event(
            "client-field.added",
            of: Subject(.clientField, field.id),
            data: ["name": .text(field.name), "kind": .text(field.kind.rawValue)]
        )
    }

    fileprivate static func fieldChanged(from old: CustomField, to new: CustomField) -> Event {
        var data: [String: Fact] = ["name": .text(new.name)]
        if new.name != old.name { data["name_from"] = .text(old.name) }
        if new.choices != old.choices { data["choices"] = .text(new.choices.joined(separator: ", ")) }
        if (new.gone == nil) != (old.gone == nil) { data["gone"] = .truth(new.gone != nil) }
        return Event("client-field.changed", of: Subject(.clientField, new.id), data: data)
    }
}
