import Basics
import CallCenter
import Clients
import Desk
import People
import Telephony

/// A call as a list has it. Times are in seconds.
struct CallDocument: Encodable, Sendable {
    let id: PhoneCall.ID
    let interaction: Interaction.ID
    let client: Client.ID
    let direction: String
    let outcome: String
    let number: ServiceNumber.ID?
    let queue: CallQueue.ID?
    let person: Person.ID?
    let phone: String?
    let dialled: String
    let began: Moment
    let ended: Moment
    let waited: Double
    let talked: Int64?
    let transfers: Int
    let cause: Int?
    let result: String?
    let matter: CallMatter.ID?
    let caseNumber: Int?

    init(_ line: PhoneCallLine) {
        let call = line.call
        id = call.id
        interaction = call.interaction
        client = line.client.id
        direction = call.direction.rawValue
        outcome = call.outcome.rawValue
        number = call.number
        queue = call.queue
        person = call.person
        phone = call.phone?.e164
        dialled = call.dialled
        began = call.began
        ended = call.ended
        waited = line.waited.inSeconds
        talked = line.talked?.components.seconds
        transfers = call.transfers
        cause = call.cause?.number
        result = call.result?.rawValue
        matter = call.matter
        caseNumber = line.caseNumber
    }
}

/// With every second of it, and the part of each phone of the house.
struct WholeCallDocument: Encodable, Sendable {
    let call: CallDocument
    let spans: [Span]
    let legs: [Leg]

    struct Span: Encodable, Sendable {
        let stage: String
        let began: Moment
        let ended: Moment

        init(_ span: CallSpan) {
            (stage, began, ended) = (span.stage.rawValue, span.began, span.ended)
        }
    }

    struct Leg: Encodable, Sendable {
        let endpoint: String
        let person: Person.ID?
        let role: String
        let outcome: String
        let rang: Double
        let talked: Double
        let held: Double
        let wrapUp: Double

        init(_ leg: CallLeg) {
            endpoint = leg.endpoint.description
            person = leg.person
            role = leg.role.rawValue
            outcome = leg.outcome.rawValue
            (rang, talked, held) = (leg.ring.inSeconds, leg.talk.inSeconds, leg.hold.inSeconds)
            wrapUp = leg.wrapUp.inSeconds
        }
    }
}

extension Duration {
    fileprivate var inSeconds: Double { Double(wholeMilliseconds) / 1000 }
}
