import Basics
import People
import Store

/// What a colleague has begun to write on the same case.
package struct SharedDraft: Sendable, Hashable {
    package let person: Person.ID
    package let name: PersonName
    package let text: String
    package let at: Moment
}

extension SharedDraft: Record {
    package static let columns: SQL =
        "draft.person, person.family, person.given, person.patronymic, draft.text, draft.at"

    package init(from row: inout Row) throws {
        person = try row.read()
        name = PersonName(family: try row.read(), given: try row.read(), patronymic: try row.read())
        text = try row.read()
        at = try row.read()
    }
}

extension Snapshot {
    /// Answers that others have begun lately, the latest first.
    package func answersBegun(on id: Case.ID, besides member: Member) throws -> [SharedDraft] {
        try all(
            """
            SELECT \(SharedDraft.columns) FROM draft JOIN person ON person.id = draft.person
            WHERE draft.place = \(DraftPlace.answer(on: id).name) AND draft.person <> \(member.id?.rawValue ?? 0)
                AND draft.at > \(now - .days(7))
            ORDER BY draft.at DESC LIMIT 5
            """
        )
    }
}

extension CaseDesk {
    /// Goes on with what a colleague has begun, below what one has written oneself; the colleague keeps theirs.
    package func adoptDraft(of colleague: Person.ID, on id: Case.ID) throws {
        let me = try person()
        let found = try visible(id)
        let place = DraftPlace.answer(on: found.id)
        guard let text = try tx.draft(of: colleague, at: place) else { throw CaseRefusal.draftGone }
        let own = try tx.draft(of: me, at: place)
        try tx.keepDraft(of: me, at: place, [own, text].compactMap(\.self).joined(separator: "\n\n"))
        let subject = DraftPlace.answerSubject(on: found.id)
        if let theirs = try tx.draft(of: colleague, at: subject), try tx.draft(of: me, at: subject) == nil {
            try tx.keepDraft(of: me, at: subject, theirs)
        }
    }
}
