import Basics
import Events
import Store

/// Someone who is signed in, in one browser.
package struct Session: Sendable, Hashable {
    package let person: Person
    package let member: Member
    /// What every form must send back.
    package let csrf: String
    package let made: Moment
    package let expires: Moment
    /// Tells it from the person's other sessions.
    package let key: [UInt8]

    package var language: Language { person.language }
    package var timeZone: String { person.timeZone }
    package var theme: Person.Theme { person.theme }

    /// Ends so long after the last sign of life, and so long after its beginning in any case.
    static let patience = Duration.hours(12)
    static let longest = Duration.days(14)

    static func end(of made: Moment, seen now: Moment) -> Moment {
        min(now + patience, made + longest)
    }
}

/// A session that has just begun; its secret goes into the cookie and nowhere else.
package struct NewSession: Sendable {
    package let cookie: Secret
    package let person: Person.ID
    /// Until when the browser keeps the cookie: as long as a session that is used can last.
    package let expires: Moment
}

/// A line in the list of one's own sessions.
package struct SessionLine: Sendable, Hashable {
    package let key: [UInt8]
    package let made: Moment
    package let seen: Moment
    package let agent: String
}

extension Event {
    static func sessionStarted(_ person: Person.ID) -> Event {
        Event("session.started", of: Subject(.person, person))
    }

    static func sessionEnded(_ person: Person.ID) -> Event {
        Event("session.ended", of: Subject(.person, person))
    }
}
