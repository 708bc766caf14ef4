import Basics
import Testing

@testable import Telephony

/// SPEC T2: the sound of each channel of a call is in its record.
@Suite struct `The sound of a call` {
    private static let poor = SoundQuality(heard: .init(packets: 900, lost: 100, jitter: .milliseconds(3)))
    private static let good = SoundQuality(heard: .init(packets: 1000, lost: 0, jitter: .zero))

    private func ended(_ trial: inout Trial) throws -> CallRecord {
        trial.hear(.measured(.sample(Trial.caller), Self.poor))
        trial.leave(Trial.caller)
        trial.hear(.measured(.sample("c-1"), Self.good))
        trial.leave("c-1")
        trial.passAll()
        return try #require(trial.records.first)
    }

    @Test func `is kept of each side by itself, as its codec wrote it`() throws {
        var trial = Trial.talking()
        #expect(trial.learned == [Trial.caller, "c-1"], "asked for once, when they hear each other")
        trial.take(.codec(Trial.caller, try #require(SoundCodec("alaw"))))
        trial.take(.codec("c-1", try #require(SoundCodec("opus"))))
        let record = try ended(&trial)
        #expect(record.quality?.heard == Self.poor.heard && record.quality?.codec?.name == "alaw")
        #expect(record.legs.map(\.quality?.heard) == [Self.good.heard])
        #expect(record.legs.map(\.quality?.codec?.name) == ["opus"])
    }

    @Test func `is kept without a codec that nobody told, and by the next life of the program`() throws {
        var trial = Trial.talking()
        trial.hear(.measured(.sample(Trial.caller), Self.poor))
        try trial.restart()
        trial.take(.found(ExchangeSnapshot(started: nil, channels: [.sample("c-1")], bridges: [])))
        trial.leave("c-1")
        trial.passAll()
        let record = try #require(trial.records.first)
        #expect(record.quality?.heard == Self.poor.heard && record.quality?.codec == nil)
        #expect(record.legs.first?.quality == nil)
    }

    @Test func `is not asked for again when somebody else takes over`() throws {
        var trial = Trial.talking()
        trial.wish(.consult(.boris, for: .seconds(20)))
        trial.enter("c-2")
        trial.wish(.complete)
        #expect(trial.learned == [Trial.caller, "c-1", "c-2"])
    }
}
