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
        #expect(trial.learned.isEmpty, "a talk of a moment is not measured")
        trial.pass(2)
        #expect(trial.learned == [Trial.caller, "c-1"], "asked for once, when they have heard each other for a while")
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

    @Test func `may be told a little behind the end, and is waited for no longer than that`() throws {
        var plan = CallPlan.plain
        plan.wrapUp = .zero
        var trial = Trial.talking(plan)
        for channel in [Trial.caller, "c-1"] { trial.take(.codec(channel, try #require(SoundCodec("alaw")))) }
        trial.leave(Trial.caller)
        let ended = trial.now
        trial.leave("c-1")
        #expect(trial.records.isEmpty)
        trial.pass(0.2)
        var other = trial
        trial.hear(.measured(.sample("c-1"), Self.good))
        #expect(trial.records.isEmpty, "the caller's is still to come")
        trial.hear(.measured(.sample(Trial.caller), Self.poor))
        let record = try #require(trial.records.first)
        #expect(record.quality?.heard == Self.poor.heard && record.legs.first?.quality?.heard == Self.good.heard)
        #expect(record.closed == ended && record.ended == ended)
        try other.restart()
        other.take(.found(ExchangeSnapshot(started: nil, channels: [], bridges: [])))
        other.pass(1)
        #expect(other.records.map(\.quality) == [nil] && other.records.first?.closed == ended)
    }

    @Test func `of a page is not waited for`() throws {
        var plan = CallPlan.plain
        plan.wrapUp = .zero
        var trial = Trial(plan)
        trial.wish(.ring(try #require(Endpoint.browser("101")), for: .seconds(20)))
        trial.enter("c-1")
        trial.take(.codec("c-1", try #require(SoundCodec("slin16"))))
        trial.leave(Trial.caller)
        trial.leave("c-1")
        #expect(trial.records.count == 1)
    }

    @Test func `is not asked for again when somebody else takes over`() throws {
        var trial = Trial.talking()
        trial.pass(2)
        for channel in [Trial.caller, "c-1"] { trial.take(.codec(channel, try #require(SoundCodec("alaw")))) }
        trial.wish(.consult(.boris, for: .seconds(20)))
        trial.enter("c-2")
        trial.wish(.complete)
        trial.pass(2)
        #expect(trial.learned == [Trial.caller, "c-1", "c-2"])
    }
}
