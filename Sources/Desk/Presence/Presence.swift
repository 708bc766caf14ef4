import Basics
import People
import Store

/// Somebody has a case open in front of them.
package struct Presence: Sendable, Hashable {
    /// How long somebody is taken for present after the last sign of life.
    package static let lasts: Duration = .seconds(45)

    package let person: Person.ID
    package let name: PersonName
    package let writing: Bool
    package let seen: Moment
}

extension Channel {
    /// Somebody has opened, left or begun to write on a case.
    package static let presence = Channel("presence")
}
