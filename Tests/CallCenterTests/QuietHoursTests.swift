import Basics
import CallCenter
import Store
import TestSupport
import Testing

/// Nobody is called while they sleep (SPEC T1).
@Suite struct `Hours at which nobody is called` {
    private static let moscow = Zone("Europe/Moscow")

    private func hour(there number: String, at time: String) throws -> Int? {
        let phone = try #require(PhoneNumber(number))
        let now = try #require(Moment(rfc3339: time))
        return QuietHours.disturbs(phone, at: now, else: Self.moscow)?.hour
    }

    @Test func `are by the clock of where the number is`() throws {
        // A Wednesday. Eleven in Moscow is eighteen in Vladivostok; fourteen is twenty-one.
        #expect(try hour(there: "+7 495 123-45-67", at: "2026-11-18T08:00:00Z") == nil)
        #expect(try hour(there: "+7 423 222-33-44", at: "2026-11-18T08:00:00Z") == nil)
        #expect(try hour(there: "+7 423 222-33-44", at: "2026-11-18T11:00:00Z") == 21)
        #expect(try hour(there: "+7 495 123-45-67", at: "2026-11-18T05:30:00Z") == 8)
        #expect(try hour(there: "+44 20 7946 0958", at: "2026-11-18T08:30:00Z") == 8)
    }

    @Test func `are by the clock of whoever calls where the digits do not tell`() throws {
        #expect(try hour(there: "+7 916 123-45-67", at: "2026-11-18T05:30:00Z") == 8)
        #expect(try hour(there: "+7 916 123-45-67", at: "2026-11-18T07:00:00Z") == nil)
    }

    @Test func `begin earlier and end later at the end of the week`() throws {
        // A Saturday.
        #expect(try hour(there: "+7 495 123-45-67", at: "2026-11-21T06:30:00Z") == 9)
        #expect(try hour(there: "+7 495 123-45-67", at: "2026-11-21T15:30:00Z") == 18)
        #expect(try hour(there: "+7 495 123-45-67", at: "2026-11-21T12:00:00Z") == nil)
    }

    @Test func `end in the morning of where the number is, and later at the end of the week`() throws {
        let (phone, own) = (try #require(PhoneNumber("+7 495 123-45-67")), Self.moscow)
        let evening = try #require(Moment(rfc3339: "2026-11-19T21:30:15+03:00"))
        #expect(QuietHours.end(for: phone, at: evening, else: own) == Moment(rfc3339: "2026-11-20T09:00:00+03:00"))
        let friday = evening + .days(1)
        #expect(QuietHours.end(for: phone, at: friday, else: own) == Moment(rfc3339: "2026-11-21T10:00:00+03:00"))
        #expect(QuietHours.end(for: phone, at: evening - .hours(4), else: own) == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `yield to a reason, which is on record with the client`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let (irina, phone) = (scene.cast.irina, try #require(PhoneNumber(CallScene.anna)))
        let night = try #require(Moment(rfc3339: "2026-11-18T20:00:00Z"))
        await #expect(throws: DialRefusal.quietHours(hour: 23, minute: 0)) {
            try await scene.database.write(at: night) {
                try DialDesk($0, irina).dial(phone, about: nil, own: Self.moscow)
            }
        }
        try await scene.database.write(at: night) {
            try DialDesk($0, irina).dial(phone, about: nil, own: Self.moscow, because: "Просила позвонить ночью")
        }
        let kept: [String] = try await scene.database.read {
            try $0.values("SELECT data FROM journal WHERE kind = 'client.disturbed'")
        }
        #expect(kept.count == 1 && kept.allSatisfy { $0.contains("Просила") })
    }
}
