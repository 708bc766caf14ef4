import Basics
import Clients
import Events
import People
import Store

extension CaseDesk {
    /// Leaves a note for colleagues; on a closed case, too.
    package func note(_ id: Case.ID, _ text: String) throws -> Note {
        try member.require(.workCases)
        let old = try visible(id)
        let text = try Wording.text(text, of: "text")
        let note = Note(id: tx.newID(), caseID: id, author: member.id, at: tx.now, text: text)
        try tx.insert(note)
        try keep(old.next(at: tx.now) { _ in }, over: old, "case.noted", ["note": Fact(note.id)])
        if let author = member.id { try tx.dropDraft(of: author, at: .note(on: id)) }
        return note
    }
}
