import Basics
import Events
import People
import Store

extension ClientBook {
    /// Writes custom fields of a client; nil takes what is written away. Fields that are not named stay.
    /// - Returns: whether that changed anything.
    @discardableResult
    package func setFields(_ texts: [CustomField.ID: String?], of id: Client.ID) throws -> Bool {
        try member.require(.changeClients)
        let client = try visible(id)
        let fields = try tx.customFields().filter { texts.keys.contains($0.id) }
        guard fields.count == texts.count else { throw ClientRefusal.fieldNotFound }
        let old = try tx.fieldValues(of: client)
        var changed = false
        for field in fields {
            let new = try field.read((texts[field.id] ?? nil) ?? "")
            guard new?.value != old[field.id] else { continue }
            try tx.deleteValue(of: field.id, of: id)
            if let new { try tx.save([(new, field.kind)], of: id) }
            try tx.record(.clientFieldChanged(id, field, from: old[field.id], to: new?.value), by: member.actor)
            changed = true
        }
        return changed
    }
}

extension Event {
    /// Of a text only that it changed: it can be anything, and be erased on the card.
    static func clientFieldChanged(_ id: Client.ID, _ field: CustomField, from old: String?, to new: String?) -> Event {
        var data: [String: Fact] = ["field": Fact(field.id), "name": .text(field.name)]
        if field.kind != .text {
            data["value_from"] = Fact(old)
            data["value_to"] = Fact(new)
        }
        return Event("client.field-changed", of: Subject(.client, id), client: id.rawValue, data: data)
    }
}
