import Basics
import Clients
import Desk
import Events
import HTTPTypes
import HighrockApp
import Hummingbird
import Pages
import People
import Store
import TestSupport
import Testing

/// Whoever is shown what a client said or who it is, by a page or over the API, has looked, and that is on record (SPEC P2).
@Suite struct `Every look is on record` {
    private static func looks(in trial: DeskTrial) async throws -> Int {
        let vector = trial.cast.vector.subject
        return try await trial.site.database.read { snapshot in
            try snapshot.history(of: vector).count { $0.kind == "client.looked-at" }
        }
    }

    private static func program(of trial: DeskTrial) async throws -> Visitor {
        let person = try await trial.site.person("robot", roles: [.manager])
        let bearer = try await trial.site.house.tokens.make(
            name: "robot",
            expires: trial.site.database.time.now + .hours(1),
            for: person.id,
            by: .program
        )
        return .program(bearer: bearer)
    }

    @Test func `a page that shows both versions shows the client, too`() async throws {
        let trial = try await DeskTrial.open()
        let path = "/cases/\(trial.cast.payment.number)"
        try await trial.post(path + "/taking", trial.version(trial.cast.payment), as: trial.boris)
        let stale = try await trial.post(path + "/solution", ["version": "1"])
        #expect(stale.status == 409 && stale.text.contains("ООО «Вектор»"))
        #expect(try await Self.looks(in: trial) == 1)
    }

    @Test(
        arguments: [
            "contacts?client={client}", "interactions?client={client}", "interactions", "interactions/{interaction}",
            "cases/{case}", "clients/{client}",
        ]
    )
    func `what a program reads of a client`(address: String) async throws {
        let trial = try await DeskTrial.open()
        let filter = InteractionFilter(caseID: trial.cast.payment.id)
        let interaction = try await trial.site.database.read { snapshot in
            try snapshot.interactions(filter, visibleTo: .program, limit: 1)
        }
        let path = address.replacing("{client}", with: "\(trial.cast.vector.id)")
            .replacing("{case}", with: "\(trial.cast.payment.id)")
            .replacing("{interaction}", with: "\(try #require(interaction.items.first).id)")
        let answer = try await trial.site.send(.get, "/api/v1/\(path)", by: try await Self.program(of: trial))
        #expect(answer.status == .ok)
        #expect(try await Self.looks(in: trial) == 1)
    }

    @Test func `a change over the API that changes nothing`() async throws {
        let trial = try await DeskTrial.open()
        let program = try await Self.program(of: trial)
        for path in ["clients/\(trial.cast.vector.id)", "cases/\(trial.cast.payment.id)"] {
            let answer = try await trial.site.send(.patch, "/api/v1/\(path)", by: program, json: #"{"version": 1}"#)
            #expect(answer.status == .ok)
        }
        #expect(try await Self.looks(in: trial) == 1)
    }

    @Test func `a line of live news that nobody reads is forgotten`() async throws {
        let trial = try await DeskTrial.open()
        for _ in 0..<40 { _ = try await trial.site.send(.head, "/live?topics=queue:1", by: trial.anna) }
        for _ in 0..<200 where await trial.site.house.live.listenerCount > 0 {
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(await trial.site.house.live.listenerCount == 0)
        #expect(try await trial.site.send(.get, "/live?topics=queue:1", by: trial.anna).status == .ok)
    }
}
