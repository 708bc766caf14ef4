import Basics
import People
import Store

extension ClientBook {
    /// Adds to a client's card what a row knows and the card does not.
    /// - Returns: the client as it is now, and whether there was anything.
    func complete(_ id: Client.ID, _ draft: ImportDraft) throws -> (Client, Bool) {
        let old = try visible(id)
        let client = try change(id, version: old.version, old.completion(by: draft))
        var hasNews = client != old
        let contacts = try tx.contacts(of: client)
        var contact: Contact?
        if let new = draft.contact {
            contact = contacts.first { $0.name.isSame(as: new.name) }
            if contact == nil, client.kind == .organisation || contacts.isEmpty {
                contact = try addContact(new, to: id)
                hasNews = true
            }
        }
        let points = try tx.points(of: id)
        for point in draft.points
        where !points.contains(where: { $0.kind == point.kind && $0.normalized == point.normalized }) {
            _ = try addPoint(point.asTyped, to: id, of: point.kind == .postal ? nil : contact?.id)
            hasNews = true
        }
        try mark(id, draft.marks)
        if !draft.tags.isEmpty, try addTags(draft.tags, to: id) { hasNews = true }
        let values = try tx.fieldValues(of: id)
        let fields = draft.fields.filter { values[$0.key] == nil }
        if !fields.isEmpty, try setFields(fields.mapValues { $0 }, of: id) { hasNews = true }
        return (try visible(id), hasNews)
    }
}

extension Client {
    /// Empty fields are filled; a stranger gets the name by which the row knows them.
    fileprivate func completion(by draft: ImportDraft) -> ClientChange {
        var change = ClientChange()
        if taxNumber == nil { change.taxNumber = draft.taxNumber?.text }
        if note.isEmpty, !draft.note.isEmpty { change.note = draft.note }
        if provisional, !draft.name.isEmpty {
            change.name = draft.name
            change.kind = draft.kind
            change.provisional = false
        }
        return change
    }
}

extension ReadPoint {
    fileprivate var asTyped: NewPoint {
        switch kind {
        // The country in which it was dialled is in it now.
        case .phone: .phone(normalized)
        case .email: .email(value)
        case .postal: .postal(value)
        }
    }
}

extension PersonName {
    fileprivate func isSame(as other: PersonName) -> Bool {
        let (own, others) = (Set(SearchWords.split(full)), Set(SearchWords.split(other.full)))
        return own == others
            || min(own.count, others.count) >= 2 && (own.isSubset(of: others) || others.isSubset(of: own))
    }
}
