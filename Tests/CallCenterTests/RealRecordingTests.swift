import Basics
import Events
import Foundation
import People
import Store
import TelephonyTestSupport
import TestSupport
import Testing

@testable import CallCenter
@testable import Telephony

/// SPEC T1: from the sound that sipp sends to what a listener hears, through a real Asterisk.
@Suite(.serialized, .enabled(if: TestExchange.isRunning && Sipp.isThere, "no exchange is running"))
struct `A conversation through a real exchange` {
    @Test func `is heard here as it was said, but for what nobody may keep`() async throws {
        let exchange = try TestExchange.ours
        let sipp = Sipp(exchange: exchange)
        let scene = try await CallScene(on: .sqlite, by: SystemTime())
        let irina = try await scene.seat("201")
        let phones = try sipp.phones()
        defer { phones.stop() }
        let life = try await ProgramLife(scene, exchange)
        try await life.until { try await scene.database.read { try $0.exchangeState()?.isUp } == true }
        let tone = Tone(pitch: 700)
        let caller = try sipp.singer(tone)
        defer { caller.stop() }
        try await life.until { try await scene.database.read { try $0.presence(of: irina).state } == .onCall }
        let call = try #require(
            try await scene.database.read { try $0.value("SELECT name FROM live_call", as: CallID.self) }
        )
        try await Task.sleep(for: .seconds(1.5))
        #expect(await life.wish(.pauseRecording, of: call) == .granted)
        try await Task.sleep(for: .seconds(1.5))
        #expect(await life.wish(.resumeRecording, of: call) == .granted)
        try await Task.sleep(for: .seconds(1.5))
        #expect(await life.wish(.hangUp, of: call) == .granted)
        try await life.wrapUp()
        try await life.until { try await scene.counts()["phone_call"] == 1 }
        // Its room is taken away after all else, and other tests look whether any is left.
        try await Task.sleep(for: .milliseconds(500))
        await life.end()

        let shelf = RecordingShelf(at: try exchange.place)
        let fetch = RecordingFetch(scene.database, from: shelf, sealedWith: CallScene.contentKey)
        try await JobRunner(database: scene.database, handlers: [fetch]).runDue()
        let id = try #require(
            try await scene.database.read { try $0.value("SELECT id FROM phone_call", as: PhoneCall.ID.self) }
        )
        let heard = try await scene.heard(of: id)
        let (outsider, house) = (Tone.samples(of: heard, channel: 0, of: 2), Tone.samples(of: heard, channel: 1, of: 2))
        #expect(house.allSatisfy { abs(Int($0)) < 100 }, "the phone said nothing")
        // A tenth of a second each.
        let stretches = stride(from: 0, to: outsider.count - 799, by: 800).map { outsider[$0..<$0 + 800] }
        let isTone = stretches.map { tone.share(in: $0) > 0.9 }
        let isSilent = stretches.map { $0.allSatisfy { $0 == 0 } }
        #expect(isTone.count { $0 } >= 25 && isTone.suffix(5).contains(true))
        let gap = try #require(isSilent.dropFirst(8).firstIndex(of: true))
        #expect((12...18).contains(gap), "after a second and a half: \(gap)")
        #expect((12...17).contains(isSilent[gap...].prefix { $0 }.count), "for a second and a half")
    }
}

extension CallScene {
    /// Irina sits at a phone of the tests' and is ready.
    fileprivate func seat(_ extension: String) async throws -> Person.ID {
        let irina = try #require(cast.irina.id)
        try await database.write { tx in
            let book = PhoneBook(tx, .program, box: box)
            try book.remove(try #require(try tx.phones(of: [irina]).first?.id))
            try book.add(to: irina, named: "Стол", as: `extension`)
            try AgentDesk(tx, cast.irina).ready(irina)
        }
        return irina
    }
}
