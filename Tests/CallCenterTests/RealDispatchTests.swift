import Basics
import Foundation
import Logging
import People
import Store
import TelephonyTestSupport
import TestSupport
import Testing

@testable import CallCenter
@testable import Telephony

/// SPEC T1, T2, T4 on a real Asterisk.
@Suite(.serialized, .enabled(if: TestExchange.isRunning && Sipp.isThere, "no exchange is running"))
struct `A caller from a real exchange` {
    @Test func `is given to who is free, and kept once though we were away meanwhile`() async throws {
        let exchange = try TestExchange.ours
        let sipp = Sipp(exchange: exchange)
        let scene = try await CallScene(on: .sqlite, by: SystemTime())
        let irina = try #require(scene.cast.irina.id)
        try await scene.database.write { tx in
            try PhoneBook(tx, .program, box: scene.box).remove(try #require(try tx.phones(of: [irina]).first?.id))
            try PhoneBook(tx, .program, box: scene.box).add(to: irina, named: "Стол", as: "201")
            try AgentDesk(tx, scene.cast.irina).ready(irina)
        }
        let phones = try sipp.phones()
        defer { phones.stop() }
        let first = try await ProgramLife(scene, exchange)
        try await first.until { try await scene.database.read { try $0.exchangeState()?.isUp } == true }
        let caller = try sipp.caller(talking: 5)
        defer { caller.stop() }
        try await first.until { try await scene.database.read { try $0.presence(of: irina).state } == .onCall }
        try await Task.sleep(for: .seconds(1))
        await first.end()
        #expect(try await scene.database.read { try $0.liveCallCount() } == 1)
        let second = try await ProgramLife(scene, exchange)
        try await second.until { try await scene.database.read { try $0.presence(of: irina).state.name } == "wrap-up" }
        try await second.wrapUp()
        try await second.until { try await scene.counts()["phone_call"] == 1 }
        try await second.until { try await scene.database.read { try $0.presence(of: irina).state } == .available }
        try await scene.database.read { snapshot in
            let id: PhoneCall.ID = try #require(try snapshot.value("SELECT id FROM phone_call"))
            let call = try #require(try snapshot.phoneCall(id, visibleTo: .program))
            #expect(call.outcome == .answered && call.person == irina && call.dialled == "100")
            let spans = try snapshot.spans(of: call)
            #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.ended == $1.began })
            let talked = spans.filter { $0.stage == .talking }.reduce(Duration.zero) { $0 + ($1.ended - $1.began) }
            #expect(talked > .seconds(3) && talked < .seconds(60))
            #expect(try snapshot.liveCallCount() == 0)
        }
        await second.end()
    }
}
