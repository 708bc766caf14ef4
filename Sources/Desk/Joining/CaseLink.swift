import Basics
import People
import Store

/// How one case has to do with another.
package struct CaseLink: Sendable, Hashable {
    package let one: Case.ID
    package let kind: Kind
    package let other: Case.ID

    package init(_ one: Case.ID, _ kind: Kind, _ other: Case.ID) {
        self.one = one
        self.kind = kind
        self.other = other
    }

    package enum Kind: String, CaseIterable, Codable, Sendable, Storable {
        case related
        case causes
        case duplicates
        case splitFrom = "split-from"
        /// The other's story goes on here.
        case continues

        /// What a person can choose; that one was split off another or goes on with it is known by itself.
        package static let offered: [Kind] = [.related, .causes, .duplicates]
    }
}

/// A link as one of its two cases has it.
package struct LinkedCase: Sendable, Hashable {
    package let link: CaseLink
    /// The one at the other end.
    package let number: Int
    package let subject: String
    package let status: Case.Status.Word
    /// Whether the link was made on that one, and so points here.
    package let isLater: Bool

    /// Seen from the end of whom the link says something: «causes», not «is caused by».
    package func isForward(from id: Case.ID) -> Bool { link.one == id }

    package var kind: CaseLink.Kind { link.kind }
}

/// What a case has become part of, and what has become part of it.
package struct CaseTies: Sendable, Hashable {
    package let links: [LinkedCase]
    /// The number of the case that this one was merged into.
    package let mergedInto: Int?
    /// Numbers of the cases that were merged into this one.
    package let merged: [Int]

    package static let none = CaseTies(links: [], mergedInto: nil, merged: [])
    package var isEmpty: Bool { links.isEmpty && mergedInto == nil && merged.isEmpty }
}
