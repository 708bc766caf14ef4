import Basics
import Desk
import Events
import People
import Store
import Telephony

/// A call that is over, on the timeline of one client by its interaction (SPEC T2).
package struct PhoneCall: Sendable, Hashable {
    package typealias ID = Basics.ID<PhoneCall>

    package let id: ID
    /// As which the exchange knew it.
    package let name: CallID
    package let interaction: Interaction.ID
    package let direction: CallRecord.Direction
    package let outcome: CallOutcome
    /// Which of our numbers was called; nil for one that nobody has set up.
    package let number: ServiceNumber.ID?
    package let queue: CallQueue.ID?
    /// Who talked with the client last.
    package let person: Person.ID?
    package let dialled: String
    /// As the other side showed itself; nothing of it is certain.
    package let caller: String
    /// The client's number, where it is one.
    package let phone: PhoneNumber?
    package let choice: Digit?
    package let cause: HangupCause?
    package let transfers: Int
    package let began: Moment
    package let ended: Moment
    /// When the work after it was done.
    package let closed: Moment
    /// What it came to, as who held it says.
    package let result: CallResult?
    package let matter: CallMatter.ID?
    /// How well the two sides heard each other; nil where nothing was measured.
    package let score: OpinionScore?

    package var eventSubject: Event.Subject { Event.Subject(.call, id) }

    /// What it was, in a few words.
    package var title: TextKey { TextKey("call.\(direction.rawValue).\(outcome.rawValue)") }
}

/// A stretch of a call as it is kept.
package struct CallSpan: Sendable, Hashable, Record {
    package static let columns: SQL = "phone_call_span.stage, phone_call_span.began, phone_call_span.ended"

    package let stage: Stage
    package let began: Moment
    package let ended: Moment

    package init(from row: inout Row) throws {
        stage = try row.read()
        began = try row.read()
        ended = try row.read()
    }
}

/// The part of one of the staff.
package struct CallLeg: Sendable, Hashable, Record {
    package static let columns: SQL = """
        phone_call_leg.endpoint, phone_call_leg.person, phone_call_leg.role, phone_call_leg.outcome, phone_call_leg.ring,
        phone_call_leg.talk, phone_call_leg.hold, phone_call_leg.wrap_up
        """

    package let endpoint: Endpoint
    package let person: Person.ID?
    package let role: Leg.Role
    package let outcome: Leg.Outcome
    package let ring: Duration
    package let talk: Duration
    package let hold: Duration
    package let wrapUp: Duration

    package init(from row: inout Row) throws {
        endpoint = try row.read()
        person = try row.read()
        role = try row.read()
        outcome = try row.read()
        ring = .milliseconds(try row.read(Int64.self))
        talk = .milliseconds(try row.read(Int64.self))
        hold = .milliseconds(try row.read(Int64.self))
        wrapUp = .milliseconds(try row.read(Int64.self))
    }
}

extension Stage: Storable {}
extension Leg.Role: Storable {}
extension Leg.Outcome: Storable {}
extension CallRecord.Direction: Storable {}
