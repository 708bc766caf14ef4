import Basics
import Clients
import Events
import People
import Store

extension CaseDesk {
    /// Leaves a note for colleagues; on a closed case, too. Those whom it names are called to it.
    package func note(_ id: Case.ID, _ text: String) throws -> Note {
        try member.require(.workCases)
        let old = try visible(id)
        let text = try Wording.text(text, of: "text")
        let mentioned = try mentioned(in: text, on: old)
        let note = Note(id: tx.newID(), caseID: id, author: member.id, at: tx.now, text: text)
        try tx.insert(note)
        for person in mentioned { try tx.call(person, to: id, .mention, of: note.id.rawValue, by: member.id) }
        let facts: [String: Fact] = [
            "note": Fact(note.id),
            "mentioned": mentioned.isEmpty ? .none : .text(mentioned.map(\.description).joined(separator: " ")),
        ]
        try keep(old.next(at: tx.now) { _ in }, over: old, "case.noted", facts)
        if let author = member.id { try tx.dropDraft(of: author, at: .note(on: id)) }
        return note
    }
}
