import Basics
import Events
import Store

/// Something that a search found.
package struct Found: Sendable, Hashable {
    package let kind: SubjectKind
    package let id: Int64
    package let client: Int64
    /// Its name or subject.
    package let title: String
    /// What tells it from others of the same name: the tax number, the client, the case number.
    package let detail: String

    package var subject: Event.Subject { Event.Subject(kind: kind, rawValue: id) }
}
