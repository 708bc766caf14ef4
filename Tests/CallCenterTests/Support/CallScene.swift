import Basics
import CallCenter
import Clients
import Desk
import Foundation
import People
import Store
import TestSupport
import Testing

@testable import Telephony

/// A house with a telephone: the cast, and phones for some of them.
struct CallScene {
    let database: Database
    let time: FixedTime
    let cast: Cast
    let box: SecretBox
    let archive: CallArchive

    /// Anna's of Vector.
    static let anna = "+74951234567"

    static let words = CallWords { key, language in "\(key.name) \(language.rawValue)" }

    /// - Parameter clock: what is taken for now; a time that stands still unless told otherwise.
    init(on engine: Dialect, by clock: (any TimeSource)? = nil) async throws {
        let (time, box) = (FixedTime(), try SecretBox(key: Array(repeating: 7, count: 32)))
        let database = try await TestDatabase.fresh(on: engine, time: clock ?? time)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let book = PhoneBook(tx, .program, box: box)
            for person in [cast.irina, cast.oleg, cast.pavel] {
                try book.add(to: try #require(person.id), named: "Стол")
            }
        }
        (self.database, self.time, self.cast, self.box) = (database, time, cast, box)
        archive = CallArchive(database, words: Self.words)
    }

    func counts() async throws -> [String: Int] {
        try await database.read { snapshot in
            var counts: [String: Int] = [:]
            for table: SQL in ["phone_call", "phone_call_leg", "phone_call_span", "interaction", "client", "call_back"]
            {
                counts[table.text] = try snapshot.value("SELECT COUNT(*) FROM \(table)")
            }
            counts["events"] = try snapshot.value("SELECT COUNT(*) FROM journal WHERE kind LIKE 'call.%'")
            return counts
        }
    }
}

/// Records of calls as the exchange makes them.
struct RecordMaker {
    var name: CallID = "c1"
    var direction = CallRecord.Direction.incoming
    var number = CallScene.anna
    var caller = ""
    var began = FixedTime.start - .minutes(10)
    var talk = Duration.seconds(90)
    var wait = Duration.seconds(30)
    var end = CallEnd.outsider
    var phone = "PJSIP/101"
    var recordings: [RecordingName] = []
    var message: RecordingName?
    /// Of the other side, and of the phone of the house.
    var quality: SoundQuality?
    var phoneQuality: SoundQuality?

    /// Rung, waited, and then talked with, or not.
    func record() throws -> CallRecord {
        let endpoint = try #require(Endpoint(phone))
        let (waited, ended) = (began + wait, began + wait + talk)
        let isAnswered = talk > .zero
        let waiting: Stage = direction == .incoming ? .waiting : .reaching
        var spans = [StageSpan(stage: waiting, from: began, to: waited, leg: nil)]
        if isAnswered { spans.append(StageSpan(stage: .talking, from: waited, to: ended, leg: ChannelID("\(name)-1"))) }
        let draft = Draft(
            call: name,
            direction: direction,
            outsider: CallerName(name: caller, number: number),
            dialled: "+74950000000",
            began: began,
            ended: ended,
            closed: ended,
            end: end,
            cause: .normal,
            spans: spans,
            legs: [
                LegRecord(
                    endpoint: endpoint,
                    role: .agent,
                    outcome: isAnswered ? .spoke : .missed,
                    cause: isAnswered ? nil : .noAnswer,
                    ring: .seconds(5),
                    talk: talk,
                    hold: .zero,
                    wrapUp: .zero,
                    quality: phoneQuality
                )
            ],
            recordings: recordings,
            message: message,
            quality: quality
        )
        return try JSONDecoder().decode(CallRecord.self, from: try JSONEncoder().encode(draft))
    }

    /// What every record says, as it is kept.
    private struct Draft: Encodable {
        let call: CallID
        let direction: CallRecord.Direction
        let outsider: CallerName
        let dialled: String
        let began: Moment
        let ended: Moment
        let closed: Moment
        let end: CallEnd
        let cause: HangupCause?
        let spans: [StageSpan]
        let legs: [LegRecord]
        let recordings: [RecordingName]
        let message: RecordingName?
        let quality: SoundQuality?
        let transfers = 0
    }
}
