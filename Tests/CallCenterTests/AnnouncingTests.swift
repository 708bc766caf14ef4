import Basics
import Store
import Telephony
import TestSupport
import Testing

@testable import CallCenter

/// What those who wait are told (SPEC T1).
@Suite struct `What somebody who waits is told` {
    @Test func `is their place, and the minutes that it may take`() {
        let told = WaitAnnouncement(place: 4, expected: .seconds(150)).sounds.map(\.description)
        #expect(
            told == [
                "sound:queue-thereare", "number:4", "sound:queue-callswaiting", "sound:queue-holdtime", "number:3",
                "sound:queue-minutes", "sound:queue-thankyou",
            ]
        )
    }

    @Test func `is that they are next, and no time that is too short to be told`() {
        #expect(
            WaitAnnouncement(place: 1, expected: .seconds(29)).sounds.map(\.description)
                == ["sound:queue-youarenext", "sound:queue-thankyou"]
        )
        #expect(
            WaitAnnouncement(place: 1, expected: .seconds(60)).sounds.map(\.description).contains("sound:queue-minute")
        )
    }

    @Test func `has no number that the exchange has no words for`() {
        #expect(
            WaitAnnouncement(place: 100, expected: .seconds(6_000)).sounds.map(\.description)
                == ["sound:queue-quantity1", "number:99", "sound:queue-quantity2", "sound:queue-thankyou"]
        )
        #expect(WaitAnnouncement(place: 99, expected: nil).sounds.map(\.description).contains("number:99"))
    }

    @Test(arguments: TestDatabase.engines)
    func `is said while somebody else is talked with, and again after a minute`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        try await house.ready(house.scene.cast.irina)
        let life = try await house.live()
        await life.board.comeIn("a", from: "+79160001122")
        try await life.until { await life.board.endpoint(rungFor: "a") != nil }
        await life.board.answer("a")
        await life.board.comeIn("b", from: "+79160003344")
        try await life.until { try await house.kept("b")?.entry.since != nil }
        house.scene.time.advance(by: .seconds(14))
        life.look()
        try await Task.sleep(for: .milliseconds(300))
        #expect(await life.board.words(to: "b").isEmpty, "not at once")
        house.scene.time.advance(by: .seconds(2))
        life.look()
        try await life.until { await life.board.words(to: "b").count == 1 }
        #expect(await life.board.words(to: "b").first?.first == .named("queue-youarenext"))
        #expect(await life.board.words(to: "a").isEmpty)
        house.scene.time.advance(by: .seconds(61))
        life.look()
        try await life.until { await life.board.words(to: "b").count == 2 }
        await life.end()
    }

    @Test func `follows how long others have waited, a quarter at a time`() {
        var estimate = WaitEstimate()
        #expect(estimate.expected == nil)
        estimate.answered(after: .seconds(40))
        #expect(estimate.expected == .seconds(40))
        estimate.answered(after: .seconds(80))
        #expect(estimate.expected == .seconds(50))
    }
}
