import Basics
import People

/// To whom a case goes next.
package enum Destination: Hashable, Sendable {
    case person(Person.ID)
    case department(Department.ID)
    case line(Line)
}

/// One hand-over with the summary that came with it (SPEC W3).
package struct HandOver: Sendable, Hashable {
    package typealias ID = Basics.ID<HandOver>

    package let id: ID
    package let caseID: Case.ID
    package let from: Person.ID?
    package let toPerson: Person.ID?
    package let toDepartment: Department.ID?
    package let toLine: Line
    package let summary: String
    package let by: Person.ID?
    package let at: Moment

    package init(
        id: ID,
        caseID: Case.ID,
        from: Person.ID?,
        toPerson: Person.ID?,
        toDepartment: Department.ID?,
        toLine: Line,
        summary: String,
        by: Person.ID?,
        at: Moment
    ) {
        self.id = id
        self.caseID = caseID
        self.from = from
        self.toPerson = toPerson
        self.toDepartment = toDepartment
        self.toLine = toLine
        self.summary = summary
        self.by = by
        self.at = at
    }
}

/// What the next one has to know, in at least a few words.
package struct Summary: Hashable, Sendable {
    package static let fewestWords = 3

    package let text: String

    package init(_ text: String) throws(CaseRefusal) {
        let words = text.split { !($0.isLetter || $0.isNumber) }
        guard words.count >= Self.fewestWords else { throw .summaryTooShort(words: Self.fewestWords) }
        self.text = text
    }
}
