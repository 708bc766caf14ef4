import Basics
import Foundation
import Synchronization
import TelephonyTestSupport
import Testing

@testable import Telephony

/// SPEC T1 on a real Asterisk: a call whose agent's telephone is a page.
@Suite(.serialized, .enabled(if: TestExchange.isRunning && Sipp.isThere, "no exchange is running"))
struct `A call at a page` {
    private static let page = Endpoint.browser("301")
    private let exchange: TestExchange
    private let sipp: Sipp

    init() throws {
        exchange = try TestExchange.ours
        sipp = Sipp(exchange: exchange)
    }

    private func ringing(at desk: TestDesk) async throws -> ChannelID {
        var found: ChannelID?
        try await desk.until {
            for case .ringing(let channel, _) in await desk.news { found = channel }
            return found != nil
        }
        return try #require(found)
    }

    @Test func `rings, is answered, carries sound both ways and is recorded`() async throws {
        let page = try #require(Self.page)
        let desk = try TestDesk(at: exchange, ringing: [page])
        try await desk.open()
        let (theirs, ours) = (Tone(pitch: 700), Tone(pitch: 400))
        let caller = try sipp.singer(theirs)
        let line = SoundLine(of: try await ringing(at: desk))
        let heard = Heard()
        line.hear { heard.take($0) }
        let door = MediaDoor(to: try exchange.place)
        let isThere = Atomic(false)
        let carrying = Task { try await door.carry(line) { isThere.store(true, ordering: .relaxed) } }
        try await desk.until { isThere.load(ordering: .relaxed) }
        // It rings until somebody says that it is answered.
        try await Task.sleep(for: .milliseconds(500))
        #expect(await desk.news.allSatisfy { if case .answered = $0 { false } else { true } })
        line.answer()
        try await desk.untilTalking()
        for frame in ours.frames(125) {
            line.speak(frame)
            try await Task.sleep(for: .milliseconds(20))
        }
        line.hangUp()
        try await carrying.value
        let record = try await desk.firstRecord()
        #expect(await caller.end == 0)
        #expect(record.end == .agent(page))
        #expect(record.legs.map(\.outcome) == [.spoke])
        #expect(record.time(.talking) > .seconds(2))
        #expect(theirs.share(of: Array(heard.frames.suffix(100).prefix(75))) > 0.9)
        let tally = line.tally
        #expect(tally.heard > 100 && tally.missed == 0 && tally.spoken > 100 && tally.dropped < 10)
        let recording = try #require(record.recordings.first)
        #expect(theirs.share(of: try exchange.sound(of: recording.of(.outsider))) > 0.5)
        #expect(ours.share(of: try exchange.sound(of: recording.of(.house))) > 0.5)
        await desk.close()
    }

    @Test func `is missed when nobody answers, and can be declined`() async throws {
        let page = try #require(Self.page)
        let desk = try TestDesk(at: exchange, ringing: [page])
        try await desk.open()
        let caller = try sipp.patientCaller()
        let line = SoundLine(of: try await ringing(at: desk))
        let door = MediaDoor(to: try exchange.place)
        let carrying = Task { try await door.carry(line) }
        try await Task.sleep(for: .milliseconds(300))
        try await door.decline(line.channel, because: .rejected)
        try await carrying.value
        try await desk.until {
            await desk.news.contains { if case .missed(_, page, .rejected) = $0 { true } else { false } }
        }
        _ = await desk.board.wish(.hangUp, of: try #require(await desk.calls.first))
        #expect(await caller.end == 0)
        _ = try await desk.firstRecord()
        await desk.close()
    }

    @Test func `stops ringing when the caller goes`() async throws {
        let page = try #require(Self.page)
        let desk = try TestDesk(at: exchange, ringing: [page])
        try await desk.open()
        let caller = try sipp.caller(talking: 4)
        let line = SoundLine(of: try await ringing(at: desk))
        // Ends by itself, for the exchange ends it.
        try await MediaDoor(to: try exchange.place).carry(line)
        #expect(await caller.end == 0)
        #expect(try await desk.firstRecord().legs.map(\.outcome) == [.withdrawn])
        await desk.close()
    }

    @Test func `that is not there is not found`() async throws {
        var patience = LinePatience()
        patience.connecting = .milliseconds(200)
        let door = MediaDoor(to: try exchange.place, patience: patience)
        let fault = await #expect(throws: TelephonyFault.self) { try await door.carry(SoundLine(of: "nobody")) }
        #expect(fault?.isTooLate == true)
    }
}

/// What was heard.
private final class Heard: Sendable {
    private let kept = Mutex<[SoundFrame]>([])

    var frames: [SoundFrame] { kept.withLock(\.self) }

    func take(_ frame: SoundFrame) -> Bool {
        kept.withLock { $0.append(frame) }
        return true
    }
}
