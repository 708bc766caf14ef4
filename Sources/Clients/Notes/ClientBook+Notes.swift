import Basics
import Events
import People
import Store

extension ClientBook {
    package func addNote(_ text: String, pinned: Bool, to id: Client.ID) throws -> ClientNote {
        try member.require(.changeClients)
        let client = try visible(id)
        if pinned { try requireRoom(on: client) }
        let note = ClientNote(
            id: tx.newID(),
            client: id,
            author: member.id,
            at: tx.now,
            text: try Wording.text(text, of: "note_text", atMost: ClientNote.longest),
            isPinned: pinned
        )
        try tx.run(
            """
            INSERT INTO client_note (id, client, author, at, text, pinned)
            VALUES (\(note.id), \(note.client), \(note.author), \(note.at), \(note.text), \(note.isPinned))
            """
        )
        try tx.record(.about(note, "client.note-added"), by: member.actor)
        return note
    }

    @discardableResult
    package func pinNote(_ id: ClientNote.ID, _ isPinned: Bool) throws -> ClientNote {
        try change(id) { note in
            guard note.isPinned != isPinned else { return nil }
            note.isPinned = isPinned
            return isPinned ? "client.note-pinned" : "client.note-unpinned"
        }
    }

    /// Puts other words in its place; who wrote it and when stays.
    @discardableResult
    package func rewordNote(_ id: ClientNote.ID, _ text: String) throws -> ClientNote {
        let text = try Wording.text(text, of: "note_text", atMost: ClientNote.longest)
        return try change(id) { note in
            guard note.text != text else { return nil }
            note.text = text
            return "client.note-changed"
        }
    }

    /// Takes a note off the card; `restoreNote` brings it back.
    @discardableResult
    package func removeNote(_ id: ClientNote.ID) throws -> ClientNote {
        try change(id) { note in
            guard note.gone == nil else { return nil }
            note.gone = tx.now
            return "client.note-removed"
        }
    }

    @discardableResult
    package func restoreNote(_ id: ClientNote.ID) throws -> ClientNote {
        try change(id) { note in
            guard note.gone != nil else { return nil }
            note.gone = nil
            return "client.note-restored"
        }
    }

    /// - Parameter edit: says what happened, or nil when nothing did.
    private func change(_ id: ClientNote.ID, _ edit: (inout ClientNote) -> Event.Kind?) throws -> ClientNote {
        try member.require(.changeClients)
        guard let old = try tx.findNote(id, visibleTo: member) else { throw ClientRefusal.noteNotFound }
        var new = old
        guard let kind = edit(&new) else { return old }
        let takesRoom = new.isPinned && new.gone == nil && !(old.isPinned && old.gone == nil)
        if takesRoom { try requireRoom(on: try visible(new.client)) }
        try tx.run(
            "UPDATE client_note SET text = \(new.text), pinned = \(new.isPinned), gone = \(new.gone) WHERE id = \(id)"
        )
        try tx.record(.about(new, kind), by: member.actor)
        return new
    }

    /// What everybody is to read first must not be long.
    private func requireRoom(on client: Client) throws {
        let pinned = try tx.notes(of: client, limit: ClientNote.mostPinned).count { $0.isPinned }
        guard pinned < ClientNote.mostPinned else {
            throw InvalidField("pinned", "refusal.client.too-many-pinned", ["most": "\(ClientNote.mostPinned)"])
        }
    }
}

extension Event {
    /// The text is not written into the journal: it can be anything, and be erased on the card.
    fileprivate static func about(_ note: ClientNote, _ kind: Kind) -> Event {
        Event(
            kind,
            of: Subject(.client, note.client),
            client: note.client.rawValue,
            data: ["note": Fact(note.id), "pinned": .truth(note.isPinned)]
        )
    }
}
