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
    /// Mean opinion score.
    let score: Double?

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
        score = call.score?.value
    }
}

/// With every second of it, and the part of each phone of the house.
struct WholeCallDocument: Encodable, Sendable {
    let call: CallDocument
    let spans: [Span]
    let legs: [Leg]
    let sounds: [SoundDocument]

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

/// What was measured of a channel's sound.
struct SoundDocument: Encodable, Sendable {
    /// Which of `legs` it is of; without it, the outsider's.
    let leg: Int?
    let codec: String?
    let score: Double?
    let heard: Stream
    let told: Stream?
    let roundTrip: Double?

    struct Stream: Encodable, Sendable {
        let packets: Int
        let lost: Int
        let jitter: Double

        init(_ stream: SoundQuality.Stream) {
            (packets, lost, jitter) = (stream.packets, stream.lost, stream.jitter / .seconds(1))
        }
    }

    init(_ sound: CallSound) {
        leg = sound.leg
        codec = sound.quality.codec?.name
        score = sound.quality.score?.value
        heard = Stream(sound.quality.heard)
        told = sound.quality.told.map(Stream.init)
        roundTrip = sound.quality.roundTrip.map { $0 / .seconds(1) }
    }
}

extension Duration {
    fileprivate var inSeconds: Double { Double(wholeMilliseconds) / 1000 }
}
