import Basics
import CallCenter
import Clients
import Store
import Telephony
import TestSupport
import Testing

/// SPEC T2: how well the two sides of a call heard each other.
@Suite struct `The sound of a call that is over` {
    private static let poor = SoundQuality(
        heard: .init(packets: 900, lost: 100, jitter: .microseconds(2500)),
        told: .init(packets: 1000, lost: 4, jitter: .milliseconds(1)),
        roundTrip: .milliseconds(40),
        codec: SoundCodec("alaw")
    )
    private static let good = SoundQuality(
        heard: .init(packets: 1000, lost: 0, jitter: .zero),
        codec: SoundCodec("opus")
    )

    @Test(arguments: TestDatabase.engines)
    func `is kept of each channel, and the worst of them is the call's`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        var maker = RecordMaker(name: "poor", quality: Self.good, phoneQuality: Self.poor)
        try await scene.archive.keep(try maker.record(), CallContext())
        maker = RecordMaker(name: "good", quality: Self.good)
        try await scene.archive.keep(try maker.record(), CallContext())
        try await scene.archive.keep(try RecordMaker(name: "unmeasured").record(), CallContext())
        try await scene.database.read { snapshot in
            var filter = PhoneCallFilter()
            let lines = try snapshot.phoneCalls(filter, visibleTo: scene.cast.irina, limit: 10).items
            let calls = Dictionary(uniqueKeysWithValues: lines.map { ($0.call.name, $0.call) })
            let (poor, good) = (try #require(calls["poor"]), try #require(calls["good"]))
            #expect(poor.score == Self.poor.score && poor.score?.grade == .poor && good.score?.grade == .good)
            let sounds = try snapshot.callSounds(of: poor)
            #expect(sounds.map(\.leg) == [nil, 0] && sounds.map(\.quality) == [Self.good, Self.poor])
            let unmeasured = try #require(calls["unmeasured"])
            #expect(try unmeasured.score == nil && snapshot.callSounds(of: unmeasured).isEmpty)
            filter.isPoor = true
            #expect(
                try snapshot.phoneCalls(filter, visibleTo: scene.cast.irina, limit: 10).items.map(\.call.name) == [
                    "poor"
                ]
            )
        }
    }

    @Test func `is in the journal, for what is counted later`() async throws {
        let scene = try await CallScene(on: .sqlite)
        try await scene.archive.keep(try RecordMaker(quality: Self.poor).record(), CallContext())
        let data = try #require(
            try await scene.database.read {
                try $0.value("SELECT data FROM journal WHERE kind = 'call.answered'", as: String.self)
            }
        )
        for fact in [
            #""codec":"alaw""#, #""packets_heard":900"#, #""packets_heard_lost":100"#, #""jitter_us":2500"#,
            #""round_trip_us":40000"#, #""packets_told_lost":4"#,
            #""score_hundredths":\#(Self.poor.score?.hundredths ?? 0)"#,
        ] {
            #expect(data.contains(fact), "\(fact) in \(data)")
        }
    }
}
