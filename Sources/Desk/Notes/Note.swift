import Basics
import People
import Store

/// What colleagues tell one another about a case; the client never sees it.
package struct Note: Sendable, Hashable {
    package typealias ID = Basics.ID<Note>

    package let id: ID
    package let caseID: Case.ID
    package let author: Person.ID?
    package let at: Moment
    package let text: String

    package init(id: ID, caseID: Case.ID, author: Person.ID?, at: Moment, text: String) {
        self.id = id
        self.caseID = caseID
        self.author = author
        self.at = at
        self.text = text
    }
}
