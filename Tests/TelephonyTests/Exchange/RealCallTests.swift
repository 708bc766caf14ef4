import Basics
import Foundation
import TelephonyTestSupport
import Testing

@testable import Telephony

/// SPEC T1, T2, T4 on a real Asterisk, with telephones played by sipp.
@Suite(.serialized, .enabled(if: TestExchange.isRunning && Sipp.isThere, "no exchange is running"))
struct `A call through a real exchange` {
    private let exchange: TestExchange
    private let sipp: Sipp
    private static let first = Endpoint(technology: "PJSIP", resource: "201")
    private static let second = Endpoint(technology: "PJSIP", resource: "202")

    init() throws {
        exchange = try TestExchange.ours
        sipp = Sipp(exchange: exchange)
    }

    /// Nothing is left of any call but the room with the music.
    private func expectNothingLeft(_ desk: TestDesk) async throws {
        try await desk.until { try await desk.line.look().channels.isEmpty }
        let bridges = try await desk.line.look().bridges.keys
        #expect(bridges.allSatisfy { $0 == CallPlan.commonHoldRoom }, "\(bridges)")
    }

    @Test func `is answered, talks, is recorded and put down by the caller`() async throws {
        let desk = try TestDesk(at: exchange, ringing: [Self.first])
        try await desk.open()
        let phones = try sipp.phones()
        defer { phones.stop() }
        let caller = try sipp.caller(talking: 3)
        let record = try await desk.firstRecord()
        #expect(await caller.end == 0)
        #expect(record.end == .outsider)
        #expect(record.outsider.number == "sipp")
        #expect(record.dialled == "100")
        #expect(record.time(.talking) > .seconds(1.5))
        #expect(record.legs.map(\.endpoint) == [Self.first])
        #expect(record.legs.map(\.outcome) == [.spoke])
        let recording = try #require(record.recordings.first)
        // Eight thousand samples of two bytes a second.
        for side in Side.allCases { #expect(try exchange.sound(of: recording.of(side)).count > 20_000) }
        try await expectNothingLeft(desk)
        #expect(desk.line.counts.malformed == 0)
        await desk.close()
    }

    @Test func `is put down by the agent`() async throws {
        let desk = try TestDesk(at: exchange, ringing: [Self.first])
        try await desk.open()
        let phone = try sipp.hastyPhones()
        let caller = try sipp.patientCaller()
        let record = try await desk.firstRecord()
        #expect(await phone.end == 0)
        #expect(await caller.end == 0)
        #expect(record.end == .agent(Self.first))
        #expect(record.time(.talking) > .seconds(1))
        #expect(record.legs[0].ring >= .milliseconds(250))
        try await expectNothingLeft(desk)
        await desk.close()
    }

    @Test func `goes to the next phone when nobody hears the first, and keeps its place`() async throws {
        let desk = try TestDesk(at: exchange, ringing: [Self.first], for: .seconds(2))
        try await desk.open()
        let deaf = try sipp.deafPhones()
        let caller = try sipp.patientCaller()
        try await desk.until { await desk.news.contains { if case .missed = $0 { true } else { false } } }
        #expect(await deaf.end == 0)
        let phone = try sipp.hastyPhones()
        let record = try await desk.firstRecord()
        _ = await (caller.end, phone.end)
        #expect(record.legs.first?.outcome == .missed)
        #expect(record.legs.first?.cause == .noAnswer)
        #expect(record.legs.last?.outcome == .spoke)
        #expect(record.time(.waiting) > .seconds(2))
        await desk.close()
    }

    @Test func `is handed over to one who was asked`() async throws {
        let desk = try TestDesk(at: exchange, ringing: [Self.first])
        try await desk.open()
        let phones = try sipp.phones()
        defer { phones.stop() }
        let caller = try sipp.caller(talking: 4)
        try await desk.untilTalking()
        let call = try #require(await desk.calls.first)
        _ = await desk.board.wish(.consult(Self.second, for: .seconds(30)), of: call)
        try await desk.until { await desk.news.contains { if case .consulting = $0 { true } else { false } } }
        _ = await desk.board.wish(.complete, of: call)
        let record = try await desk.firstRecord()
        #expect(await caller.end == 0)
        #expect(record.transfers == 1)
        #expect(record.legs.map(\.endpoint) == [Self.first, Self.second])
        #expect(record.legs.map(\.outcome) == [.handedOver, .spoke])
        #expect(record.time(.held) > .zero)
        try await expectNothingLeft(desk)
        await desk.close()
    }

    @Test func `goes out, and both hear one another`() async throws {
        let desk = try TestDesk(at: exchange)
        try await desk.open()
        let phones = try sipp.phones()
        defer { phones.stop() }
        let errand = Errand(
            phone: Self.first,
            patience: .seconds(30),
            // The trunk leads to where callers are, and there is another phone of the tests'.
            number: Self.second,
            name: CallerName(name: "", number: "202"),
            ringing: .seconds(30)
        )
        let call = await desk.board.callOut(errand, by: TestDesk.plan)
        try await desk.untilTalking()
        try await Task.sleep(for: .seconds(1))
        _ = await desk.board.wish(.hangUp, of: call)
        let record = try await desk.firstRecord()
        #expect(record.direction == .outgoing)
        #expect(record.end == .agent(Self.first))
        #expect(record.time(.talking) >= .milliseconds(900))
        try await expectNothingLeft(desk)
        await desk.close()
    }

    @Test func `is recorded as it sounded`() async throws {
        let desk = try TestDesk(at: exchange, ringing: [Self.first])
        try await desk.open()
        let tone = Tone(pitch: 700)
        let phone = try sipp.hastyPhones()
        let caller = try sipp.singer(tone)
        let record = try await desk.firstRecord()
        _ = await (caller.end, phone.end)
        let recording = try #require(record.recordings.first)
        #expect(tone.share(of: try exchange.sound(of: recording.of(.outsider))) > 0.8)
        #expect(tone.share(of: try exchange.sound(of: recording.of(.house))) < 0.1, "the phone said nothing")
        #expect(record.outsider == CallerName(name: "Певец", number: "79161234567"))
        await desk.close()
    }

    @Test func `leaves a message that can be heard`() async throws {
        var plan = TestDesk.plan
        plan.next = .message(atMost: .seconds(2))
        let desk = try TestDesk(at: exchange, by: plan)
        try await desk.open()
        let tone = Tone(pitch: 500)
        let caller = try sipp.singer(tone)
        let record = try await desk.firstRecord()
        #expect(await caller.end == 0)
        #expect(record.end == .house)
        let message = try #require(record.message)
        #expect(tone.share(of: try exchange.sound(of: message)) > 0.8)
        try await expectNothingLeft(desk)
        await desk.close()
    }

    @Test func `goes on with forty others while we are away, and none of their records has a gap`() async throws {
        let count = 40
        let desk = try TestDesk(at: exchange, ringing: (201...220).compactMap { Endpoint.phone("\($0)") })
        try await desk.open()
        let phones = try sipp.phones()
        defer { phones.stop() }
        let caller = try sipp.caller(talking: 30, times: count)
        try await desk.untilTalking(count)
        let kept = await desk.states()
        await desk.close()
        try await Task.sleep(for: .seconds(1))
        let back = try TestDesk(at: exchange)
        try await back.open(resuming: kept)
        try await back.until { await back.records.count == count }
        #expect(await caller.end == 0)
        let records = await back.records
        #expect(Set(records.map(\.call)).count == count)
        #expect(records.allSatisfy { $0.end == .outsider && $0.time(.talking) > .seconds(5) })
        try await expectNothingLeft(back)
        await back.close()
    }

    @Test func `is told to one program only, and the other knows`() async throws {
        let first = ExchangeLine(to: try exchange.place)
        let second = ExchangeLine(to: try exchange.place)
        let holding = Task { await first.run() }
        var taking: Task<Void, Never>?
        for await event in first.events {
            if case .connected = event, taking == nil { taking = Task { await second.run() } }
            if case .lost(let fault) = event {
                #expect(fault == .replaced)
                break
            }
        }
        holding.cancel()
        taking?.cancel()
        await holding.value
        await taking?.value
    }

    @Test func `ends with an exchange that is killed, and the next one comes in when it is back`() async throws {
        let desk = try TestDesk(at: exchange, ringing: [Self.first])
        try await desk.open()
        let phones = try sipp.phones()
        defer { phones.stop() }
        let caller = try sipp.caller(talking: 20)
        try await desk.untilTalking()
        try await Task.sleep(for: .seconds(1))
        let killed = ContinuousClock.now
        try exchange.kill()
        try await desk.until { await !desk.lineIsUp }
        #expect(ContinuousClock.now - killed < .seconds(2))
        caller.stop()
        try await Task.sleep(for: .milliseconds(500))
        try await exchange.start()
        let record = try await desk.firstRecord()
        #expect(record.end == .exchangeLost)
        #expect(record.time(.talking) >= .seconds(1) && record.time(.talking) < .seconds(20))
        let next = try sipp.caller(talking: 1.5)
        try await desk.until { await desk.records.count == 2 }
        #expect(await next.end == 0)
        #expect(await desk.records[1].end == .outsider)
        await desk.close()
    }
}
