import Basics
import Logging
import People
import Store
import Synchronization
import TelephonyTestSupport
import TestSupport
import Testing

@testable import CallCenter
@testable import Telephony

/// SPEC T1 on a real Asterisk: whoever answers has a page for a telephone.
@Suite(.serialized, .enabled(if: TestExchange.isRunning && Sipp.isThere, "no exchange is running"))
struct `A caller who is answered in a page` {
    private let exchange: TestExchange
    private let sipp: Sipp

    init() throws {
        exchange = try TestExchange.ours
        sipp = Sipp(exchange: exchange)
    }

    /// A house in which Irina answers, by a page alone.
    private func scene() async throws -> (CallScene, Person.ID) {
        let scene = try await CallScene(on: .sqlite, by: SystemTime())
        let irina = try #require(scene.cast.irina.id)
        try await scene.database.write { tx in
            try PhoneBook(tx, .program, box: scene.box).remove(try #require(try tx.phones(of: [irina]).first?.id))
            try AgentDesk(tx, scene.cast.irina).ready(irina)
        }
        return (scene, irina)
    }

    private func board(of scene: CallScene) throws -> SoftphoneSwitch {
        var logger = Logger(label: "test.softphone")
        logger.logLevel = .critical
        return SoftphoneSwitch(
            scene.database,
            door: MediaDoor(to: try exchange.place),
            box: scene.box,
            logger: logger
        )
    }

    @Test func `rings there, is heard and hears, also after the page was lost for a moment`() async throws {
        let (scene, irina) = try await scene()
        let life = try await ProgramLife(scene, exchange)
        let board = try board(of: scene)
        let working = Task { await board.run() }
        try await life.until { try await scene.database.read { try $0.exchangeState()?.isUp } == true }
        let page = PaperPage()
        let seat = try await board.join(scene.cast.irina, named: "Браузер", page.listener)
        let tone = Tone(pitch: 700)
        let caller = try sipp.singer(tone)
        defer { caller.stop() }
        try await life.until { page.states.last == "ringing" }
        #expect(page.caller?.number == "79161234567")
        await seat.take(.answer)
        try await life.until { try await scene.database.read { try $0.presence(of: irina).state } == .onCall }
        try await life.until { page.frames.count > 50 }
        await seat.leave()
        let (again, before) = (PaperPage(), page.frames.count)
        let newSeat = try await board.join(scene.cast.irina, named: "Браузер", again.listener)
        try await life.until { again.states == ["talking"] }
        try await life.until { again.frames.count > 50 }
        #expect(page.frames.count < before + 25)
        #expect(tone.share(of: again.frames) > 0.9)
        // The page that was is nobody's any longer.
        await seat.take(.hangUp)
        #expect(again.states.last == "talking")
        await newSeat.take(.hangUp)
        try await life.until { again.states.last == "ended" }
        try await life.wrapUp()
        try await life.until { try await scene.counts()["phone_call"] == 1 }
        try await scene.database.read { snapshot in
            let id: PhoneCall.ID = try #require(try snapshot.value("SELECT id FROM phone_call"))
            let call = try #require(try snapshot.phoneCall(id, visibleTo: .program))
            #expect(call.outcome == .answered && call.person == irina)
            #expect(try snapshot.value("SELECT COUNT(*) FROM softphone_ring") == 0)
        }
        working.cancel()
        await working.value
        await life.end()
    }

    @Test func `waits while the page is closed, and rings as soon as it is open`() async throws {
        let (scene, _) = try await scene()
        let life = try await ProgramLife(scene, exchange)
        let board = try board(of: scene)
        let working = Task { await board.run() }
        let page = PaperPage()
        let seat = try await board.join(scene.cast.irina, named: "Браузер", page.listener)
        await seat.take(.close)
        try await life.until { try await scene.database.read { try $0.exchangeState()?.isUp } == true }
        let caller = try sipp.singer(Tone(pitch: 700))
        defer { caller.stop() }
        try await life.until { try await scene.database.read { try $0.liveCallCount() } == 1 }
        try await Task.sleep(for: .seconds(1))
        #expect(try await scene.database.read { try $0.value("SELECT COUNT(*) FROM softphone_ring") } == 0)
        let later = PaperPage()
        let newSeat = try await board.join(scene.cast.irina, named: "Браузер", later.listener)
        try await life.until { later.states.last == "ringing" }
        await newSeat.take(.decline)
        try await life.until { later.states.last == "ended" }
        working.cancel()
        await working.value
        await life.end()
    }
}

/// A page that notes what it is told and hears.
private final class PaperPage: Sendable {
    private let kept = Mutex<(news: [SoftphoneNews], frames: [SoundFrame])>(([], []))

    var frames: [SoundFrame] { kept.withLock(\.frames) }

    var listener: SoftphoneListener {
        SoftphoneListener {
            news in
            self.kept.withLock { $0.news.append(news) }
        } play: { frame in
            self.kept.withLock { $0.frames.append(frame) }
            return true
        }
    }

    var caller: CallerName? {
        for case .ringing(let ring) in kept.withLock(\.news) { return ring.caller }
        return nil
    }

    var states: [String] {
        kept.withLock(\.news).map { news in
            switch news {
            case .idle: "idle"
            case .ringing: "ringing"
            case .talking: "talking"
            case .ended: "ended"
            case .replaced: "replaced"
            }
        }
    }
}
