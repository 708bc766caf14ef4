import Basics
import CallCenter
import Desk
import Events
import Files
import People
import Store
import Telephony
import TestSupport
import Testing

@testable import Demo

/// What there was at the telephone of the demonstration company in the last fortnight.
@Suite struct CallTests {
    private static func filled(on engine: Dialect = .sqlite) async throws -> (Database, ContentKey) {
        let database = try await TestDatabase.fresh(on: engine)
        let box = try SecretBox(key: [UInt8](repeating: 7, count: 32))
        let key = ContentKey(box.key(for: "contents of files"))
        let telephone = DemoTelephone(words: CallWords { key, _ in key.name }, secrets: box, contentKey: key)
        let company = DemoCompany(
            database: database,
            scale: 1,
            clients: SmallCompany.clients,
            interactions: SmallCompany.interactions,
            telephone: telephone
        )
        let report = try await company.fill()
        #expect(report.clients == SmallCompany.clients && report.people == 40)
        #expect(report.interactions == SmallCompany.interactions)
        return (database, key)
    }

    @Test(arguments: TestDatabase.engines)
    func `there was a fortnight of calls of every kind, of which some can be heard`(on engine: Dialect) async throws {
        let (database, key) = try await Self.filled(on: engine)
        try await database.read { snapshot in
            #expect(try snapshot.count("SELECT COUNT(*) FROM phone_call") == CallStory.calls)
            let kinds = try snapshot.values(
                "SELECT DISTINCT direction || ' ' || outcome FROM phone_call",
                as: String.self
            )
            #expect(
                Set(kinds) == [
                    "incoming answered", "incoming abandoned", "incoming callback", "incoming voice-mail",
                    "outgoing answered", "outgoing not-reached",
                ]
            )
            #expect(try snapshot.count("SELECT COUNT(*) FROM phone_call WHERE transfers > 0") > 0)
            let poor = try snapshot.count("SELECT COUNT(*) FROM phone_call WHERE score < 310")
            #expect((3...60).contains(poor), "most lines are good: \(poor)")
            #expect(try snapshot.count("SELECT COUNT(DISTINCT result) FROM phone_call") >= 5)
            #expect(try snapshot.count("SELECT COUNT(DISTINCT matter) FROM phone_call") == 6)
            #expect(try snapshot.count("SELECT COUNT(*) FROM phone_call_recording WHERE state <> 'kept'") == 0)
            #expect(try snapshot.count("SELECT COUNT(*) FROM job WHERE kind = 'recording.fetch'") == 0)
            let waiting = try snapshot.callbacks(visibleTo: .program)
            #expect((2...4).contains(waiting.count), "who called in vain before today was called back")
            #expect(try snapshot.count("SELECT COUNT(*) FROM call_round_entry") > 0)
            #expect(try snapshot.phones(of: nil).count == CallStory.most)
        }
        let heard: PhoneCall.ID = try #require(
            try await database.read {
                try $0.value("SELECT call FROM phone_call_recording WHERE kind = 'conversation' ORDER BY call LIMIT 1")
            }
        )
        let sound = try await database.read { try ListeningDesk($0, .program).open(0, of: heard) }
        #expect(sound.sound.channels == 2 && sound.sound.length == .seconds(14))
        var bytes: [UInt8] = []
        try await sound.read(0..<sound.size, from: database, openedWith: key) { bytes += $0 }
        #expect(bytes.count == Int(sound.size) && sound.sound.peaks.peaks.contains { $0.high > 20 })
    }

    @Test func `nobody talks with two at once, and every second of a call is known`() async throws {
        let (database, _) = try await Self.filled()
        let talks = try await database.read { snapshot in
            try snapshot.all(
                """
                SELECT phone_call.person, MIN(phone_call_span.began), MAX(phone_call_span.ended)
                FROM phone_call JOIN phone_call_span ON phone_call_span.call = phone_call.id
                WHERE phone_call_span.stage IN ('talking', 'held') AND phone_call.transfers = 0
                GROUP BY phone_call.id, phone_call.person ORDER BY phone_call.person, 2
                """
            ) { row in (try row.read(Person.ID.self), try row.read(Moment.self), try row.read(Moment.self)) }
        }
        #expect(talks.count > 100)
        for (one, next) in zip(talks, talks.dropFirst()) where one.0 == next.0 { #expect(one.2 <= next.1) }
        let gaps = try await database.read { snapshot in
            try snapshot.count(
                """
                SELECT COUNT(*) FROM phone_call WHERE ended - began <>
                    (SELECT SUM(ended - began) FROM phone_call_span WHERE call = phone_call.id)
                """
            )
        }
        #expect(gaps == 0)
    }

    @Test func `the journal runs with the clock, and nobody is left at the telephone`() async throws {
        let (database, _) = try await Self.filled()
        let entries = try await database.read { try $0.journal(after: 0, limit: 100_000) }
        #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.at <= $1.at })
        #expect(entries.contains { $0.kind.name == "agent.state-changed" })
        let states = try await database.read { try $0.presences().values.map(\.state) }
        #expect(states.count == CallStory.most && states.allSatisfy { $0 == .away })
    }

    @Test func `two fillings have the same calls`() async throws {
        func calls() async throws -> [String] {
            try await Self.filled().0.read { snapshot in
                try snapshot.values(
                    "SELECT name || outcome || caller || began || ' ' || ended FROM phone_call ORDER BY began, id"
                )
            }
        }
        #expect(try await calls() == calls())
    }
}
