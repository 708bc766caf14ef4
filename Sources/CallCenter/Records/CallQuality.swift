import Basics
import Store
import Telephony

/// What was measured of the sound of one channel of a call that is over (SPEC T2).
package struct CallSound: Sendable, Hashable, Record {
    package static let columns: SQL = """
        phone_call_sound.place, phone_call_sound.codec, phone_call_sound.heard, phone_call_sound.heard_lost,
        phone_call_sound.heard_jitter, phone_call_sound.told, phone_call_sound.told_lost, phone_call_sound.told_jitter,
        phone_call_sound.round_trip
        """

    /// Which of the call's legs it is of, counted from 0; nil: it is the outsider's.
    package let leg: Int?
    package let quality: SoundQuality

    package init(from row: inout Row) throws {
        let place: Int = try row.read()
        leg = place > 0 ? place - 1 : nil
        let codec: SoundCodec? = try row.read()
        let heard = SoundQuality.Stream(
            packets: try row.read(),
            lost: try row.read(),
            jitter: .microseconds(try row.read(Int64.self))
        )
        let (told, lost): (Int?, Int?) = (try row.read(), try row.read())
        let jitter: Int64? = try row.read()
        quality = SoundQuality(
            heard: heard,
            told: told.map { .init(packets: $0, lost: lost ?? 0, jitter: .microseconds(jitter ?? 0)) },
            roundTrip: try row.read(Int64?.self).map { .microseconds($0) },
            codec: codec
        )
    }
}

extension CallRecord {
    /// Of each channel that was measured, by the place at which it is kept.
    fileprivate var sounds: [(place: Int, quality: SoundQuality)] {
        let all = [quality] + legs.map(\.quality)
        return all.enumerated().compactMap { place, quality in quality.map { (place, $0) } }
    }

    /// How well the two sides heard each other: no better than the worst of the channels that it went through.
    var score: OpinionScore? {
        let through = [quality] + legs.map { $0.role != .listener && $0.talk > .zero ? $0.quality : nil }
        return through.compactMap { $0?.score }.min()
    }
}

extension Snapshot {
    /// Of the outsider's channel first, then of each phone that was measured. Whoever holds a `PhoneCall` was allowed to see it.
    package func callSounds(of call: PhoneCall) throws -> [CallSound] {
        try all("SELECT \(CallSound.columns) FROM phone_call_sound WHERE call = \(call.id) ORDER BY place")
    }
}

extension Transaction {
    func keepSounds(of call: PhoneCall.ID, _ record: CallRecord) throws {
        try send(
            """
            INSERT INTO phone_call_sound (call, place, codec, heard, heard_lost, heard_jitter, told, told_lost, told_jitter,
                round_trip)
            VALUES
            """,
            rows: record.sounds.map { place, quality in
                """
                (\(call), \(place), \(quality.codec), \(quality.heard.packets), \(quality.heard.lost),
                \(quality.heard.jitter.wholeMicroseconds), \(quality.told?.packets), \(quality.told?.lost),
                \(quality.told?.jitter.wholeMicroseconds), \(quality.roundTrip?.wholeMicroseconds))
                """
            }
        )
    }
}

extension Duration {
    fileprivate var wholeMicroseconds: Int64 { Int64((self / .microseconds(1)).rounded()) }
}

extension OpinionScore: Storable {
    package var stored: SQLValue { hundredths.stored }

    package static func load(from columns: any Columns, at index: Int) throws -> OpinionScore {
        OpinionScore(hundredths: try Int.load(from: columns, at: index))
    }
}
