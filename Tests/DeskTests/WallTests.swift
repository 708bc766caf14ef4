import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// A confidential client's cases exist for those alone who are named on its wall (SPEC P2).
@Suite struct WallTests {
    @Test(arguments: TestDatabase.engines)
    func `no read shows a hidden case, not even in a count`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let (id, number, client) = (cast.secret.id, cast.secret.number, cast.sigma.id)
        // Somebody had it in hand before the wall was built.
        try await database.write { tx in
            var held = try #require(try tx.findCase(id, visibleTo: .program))
            held.worker = cast.oleg.id
            held.owner = cast.oleg.id
            held.status = .working
            held.version += 1
            try tx.save(held)
            _ = try CaseDesk(tx, cast.vera).open(NewCase(client: client, kind: .claim, text: "Ещё", channel: .letter))
        }
        let sightings = { (member: Member) in
            try await database.read { snapshot in
                [
                    "findCase": try snapshot.findCase(id, visibleTo: member) != nil,
                    "findCase(number)": try snapshot.findCase(number: number, visibleTo: member) != nil,
                    "queue": try snapshot.queue(line: .first, visibleTo: member).first.contains {
                        $0.case.client == client
                    },
                    "queue.waiting": try snapshot.queue(line: .first, visibleTo: member).waiting == 2,
                    "cases": try snapshot.cases(visibleTo: member, limit: 50).items.contains {
                        $0.case.client == client
                    },
                    "cases(client)": try !snapshot.cases(CaseFilter(client: client), visibleTo: member, limit: 50).items
                        .isEmpty,
                    "cases(worker)": try snapshot.cases(CaseFilter(worker: cast.oleg.id), visibleTo: member, limit: 50)
                        .items.count == 2,
                    "interactions": try snapshot.interactions(visibleTo: member, limit: 50).items.contains {
                        $0.client == client
                    },
                    "interactions(case)":
                        try !snapshot.interactions(InteractionFilter(caseID: id), visibleTo: member, limit: 50).items
                        .isEmpty,
                    "casePage": try snapshot.casePage(number: number, for: member) != nil,
                    "clientPage": try snapshot.clientPage(client, for: member) != nil,
                    "find": try !snapshot.find("\(number)", visibleTo: member).isEmpty,
                ]
            }
        }
        for (read, seen) in try await sightings(cast.vera) { #expect(seen, "\(read)") }
        for (read, seen) in try await sightings(cast.oleg) { #expect(!seen, "\(read)") }
        #expect(try await database.read { try $0.myDay(of: cast.oleg).mine.map(\.case.id) } == [cast.router.id])
    }

    @Test(arguments: TestDatabase.engines)
    func `every verb takes a hidden case for one that is not there`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let id = cast.secret.id
        let answer = try await database.write { try CaseDesk($0, cast.vera).answer(id, "Да", via: .phone) }
        let irina = try #require(cast.irina.id)
        let verbs: [@Sendable (CaseDesk) throws -> Void] = [
            { _ = try $0.take(id) },
            { _ = try $0.note(id, "x") },
            { _ = try $0.answer(id, "x", via: .phone) },
            { _ = try $0.withdrawAnswer(answer.id) },
            { _ = try $0.handOver(id, version: 1, to: .line(.second), summary: "раз два три") },
            { _ = try $0.handOwnership(id, version: 1, to: irina, summary: "раз два три") },
            { _ = try $0.setAside(id, version: 1, waitingFor: .client) },
            { _ = try $0.resume(id, version: 1) },
            { _ = try $0.solve(id, version: 1) },
            { _ = try $0.close(id, version: 1, confirmedBy: .phone) },
            { _ = try $0.reopen(id, version: 1) },
            { _ = try $0.change(id, version: 1, CaseChange(priority: .low)) },
            { _ = try $0.receive("x", on: id, via: .email) },
            { _ = try $0.open(NewCase(client: cast.sigma.id, kind: .claim, text: "x", channel: .phone)) },
            { _ = try $0.log(NewInteraction(client: cast.sigma.id, channel: .phone, direction: .in, text: "x")) },
            {
                _ = try $0.log(
                    NewInteraction(client: cast.vector.id, caseID: id, channel: .phone, direction: .in, text: "x")
                )
            },
        ]
        for (place, verb) in verbs.enumerated() {
            let error = await #expect(throws: (any Error).self, "verb \(place)") {
                try await database.write { tx in try verb(CaseDesk(tx, cast.oleg)) }
            }
            #expect((error as? any Refusal)?.standing == .notFound, "verb \(place): \(String(describing: error))")
        }
    }
}
