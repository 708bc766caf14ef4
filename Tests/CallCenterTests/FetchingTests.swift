import Basics
import Events
import Files
import Foundation
import Store
import TelephonyTestSupport
import TestSupport
import Testing

@testable import CallCenter
@testable import Telephony

/// Recordings come home from a real Asterisk.
@Suite(.serialized, .enabled(if: TestExchange.isRunning, "no exchange is running"))
struct `A recording at the exchange` {
    private let exchange: TestExchange
    private static let (low, high) = (Tone(pitch: 500), Tone(pitch: 900))

    init() throws {
        exchange = try TestExchange.ours
    }

    private static func fresh(_ ending: String) -> RecordingName {
        RecordingName("f\(UUID().uuidString.prefix(8))-\(ending)")
    }

    private func place(_ name: RecordingName) -> URL {
        URL(filePath: exchange.recordings).appending(path: "\(name).wav")
    }

    private func lay(_ samples: [Int16], as name: RecordingName) throws {
        let head = WaveHead(channels: 1, rate: 8000, length: samples.count * 2)
        try Data(head.bytes + WaveSamples.bytes(of: samples)).write(to: place(name))
        // The exchange runs as somebody else.
        try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: place(name).path)
    }

    private func isThere(_ name: RecordingName) -> Bool { FileManager.default.fileExists(atPath: place(name).path) }

    /// Does what is due, and what is due a little later.
    private func fetch(_ scene: CallScene, from place: ExchangePlace? = nil, times: Int = 1) async throws {
        let shelf = RecordingShelf(at: try place ?? exchange.place)
        let fetch = RecordingFetch(scene.database, from: shelf, sealedWith: CallScene.contentKey)
        for _ in 0..<times {
            try await JobRunner(database: scene.database, handlers: [fetch]).runDue()
            scene.time.advance(by: .hours(1))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `becomes one sound of both sides here, and is thrown away there`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let name = Self.fresh("r1")
        // Longer than a piece of a file is, and one side longer than the other.
        try lay(Self.low.samples(seconds: 20), as: name.of(.outsider))
        try lay(Self.high.samples(seconds: 21), as: name.of(.house))
        let call = try await scene.call(RecordMaker(recordings: [name]))
        #expect(try await scene.state(of: call) == .awaited)
        try await fetch(scene)
        guard case .kept(let sound) = try await scene.state(of: call) else {
            Issue.record("it was not kept")
            return
        }
        #expect(sound.channels == 2 && sound.frames == 21 * 8000 && sound.length == .seconds(21))
        let heard = try await scene.heard(of: call)
        let outsider = Tone.samples(of: heard, channel: 0, of: 2)
        #expect(outsider.prefix(20 * 8000).elementsEqual(Self.low.samples(seconds: 20)))
        #expect(outsider.suffix(8000).allSatisfy { $0 == 0 })
        #expect(Tone.samples(of: heard, channel: 1, of: 2) == Self.high.samples(seconds: 21))
        #expect(sound.peaks[0].first.map { $0.high > 28 && $0.low < -28 } == true)
        #expect(!isThere(name.of(.outsider)) && !isThere(name.of(.house)))
        #expect(try await scene.events("call.recording-kept") == 1)
        try await fetch(scene)
        #expect(try await scene.events("call.recording-kept") == 1, "there is nothing left to do")
    }

    @Test(arguments: TestDatabase.engines)
    func `that is a message has one voice`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let name = Self.fresh("m1")
        try lay(Self.low.samples(seconds: 3), as: name)
        let call = try await scene.call(RecordMaker(talk: .zero, message: name))
        try await fetch(scene)
        #expect(Self.low.share(of: try await scene.heard(of: call)) > 0.99)
    }

    @Test(arguments: TestDatabase.engines)
    func `that is not there is looked for some times, and then known to be lost`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let call = try await scene.call(RecordMaker(recordings: ["gone-r1"]))
        try await fetch(scene, times: 3)
        #expect(try await scene.state(of: call) == .awaited)
        #expect(try await scene.database.read { try $0.recordingTroubles() } == RecordingTroubles(awaited: 1, late: 1))
        try await fetch(scene)
        #expect(try await scene.state(of: call) == .lost(.notThere))
        #expect(try await scene.events("call.recording-lost") == 1)
        #expect(try await scene.database.read { try $0.recordingTroubles() } == RecordingTroubles(lost: 1))
        #expect(try await scene.database.read { try $0.deadJobs(limit: 9) }.isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `of which one side is lost is kept with the other`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let name = Self.fresh("r1")
        try lay(Self.high.samples(seconds: 2), as: name.of(.house))
        let call = try await scene.call(RecordMaker(recordings: [name]))
        try await fetch(scene, times: 4)
        let heard = try await scene.heard(of: call)
        #expect(Self.high.share(in: Tone.samples(of: heard, channel: 1, of: 2)) > 0.99)
        #expect(Tone.samples(of: heard, channel: 0, of: 2).allSatisfy { $0 == 0 })
    }

    @Test(arguments: TestDatabase.engines)
    func `that is no sound stays there for somebody to see`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let name = Self.fresh("r1")
        for side in Side.allCases { try Data("no sound at all".utf8).write(to: place(name.of(side))) }
        defer { for side in Side.allCases { try? FileManager.default.removeItem(at: place(name.of(side))) } }
        let call = try await scene.call(RecordMaker(recordings: [name]))
        try await fetch(scene)
        #expect(try await scene.state(of: call) == .lost(.unreadable))
        #expect(isThere(name.of(.outsider)))
        let left = try await scene.database.read {
            try $0.value("SELECT COUNT(*) FROM file WHERE size IS NOT NULL", as: Int.self)
        }
        #expect(left == 0)
    }

    @Test func `waits for an exchange that is away`() async throws {
        let scene = try await CallScene(on: .sqlite)
        let name = Self.fresh("r1")
        for side in Side.allCases { try lay(Self.low.samples(seconds: 1), as: name.of(side)) }
        let call = try await scene.call(RecordMaker(recordings: [name]))
        let nowhere = try #require(ExchangePlace(address: "http://127.0.0.1:9/ari", user: "u", password: "p"))
        try await fetch(scene, from: nowhere, times: 6)
        #expect(try await scene.state(of: call) == .awaited)
        try await fetch(scene)
        #expect(try await scene.heard(of: call).count == 44 + 8000 * 4)
    }
}
