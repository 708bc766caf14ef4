import Basics
import Clients
import Desk
import People
import Store
import Telephony
import TestSupport
import Testing

@testable import CallCenter

/// What of a caller decides who answers (SPEC T1).
@Suite struct `What is known of a caller` {
    private let anna = CallerName(name: "", number: CallScene.anna)

    @Test(arguments: TestDatabase.engines)
    func `is nothing where the number is nobody's`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let stranger = CallerName(name: "", number: "+79160009988")
        #expect(try await scene.database.read { try $0.callerFacts(stranger) } == CallerFacts())
    }

    @Test(arguments: TestDatabase.engines)
    func `is a claim while it is open, and a contract until it ends`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let (irina, vector) = (scene.cast.irina, scene.cast.vector.id)
        #expect(try await scene.standing(of: anna) == .plain)
        try await scene.setContract("gold")
        #expect(try await scene.standing(of: anna) == .valued)
        let claim = try await scene.database.write { tx in
            try CaseDesk(tx, irina).open(NewCase(client: vector, kind: .claim, text: "Счёт неверен", channel: .email))
        }
        #expect(try await scene.standing(of: anna) == .claim)
        try await scene.database.write { tx in
            try tx.run("UPDATE service_case SET status = 'closed', closed = \(tx.now) WHERE id = \(claim.id)")
        }
        #expect(try await scene.standing(of: anna) == .valued)
        scene.time.advance(by: .hours(1))
        try await scene.setContract(nil)
        #expect(try await scene.standing(of: anna) == .plain)
    }

    @Test(arguments: TestDatabase.engines)
    func `is of the client who is known, before one who was only guessed`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        try await scene.database.write { tx in
            let book = ClientBook(tx, .program)
            let guess = try book.add(NewClient(.person, name: "Кто-то", provisional: true))
            _ = try book.addPoint(.phone(CallScene.anna), to: guess.id)
        }
        let own = try await scene.database.read { try $0.findClient(scene.cast.vector.id, visibleTo: .program) }
        #expect(try await scene.database.read { try $0.callerFacts(anna) }.ownManager == own?.ownManager)
    }

    @Test(arguments: TestDatabase.engines)
    func `is who alone may know of them`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let oleg = try #require(scene.cast.oleg.id)
        try await scene.database.write { tx in
            try tx.run("UPDATE client SET confidential = 1 WHERE id = \(scene.cast.vector.id)")
            try tx.run(
                "INSERT INTO client_wall (client, person, named_by, at) VALUES (\(scene.cast.vector.id), \(oleg), \(oleg), \(tx.now))"
            )
        }
        #expect(try await scene.database.read { try $0.callerFacts(anna) }.allowed == [oleg])
    }
}

extension CallScene {
    fileprivate func standing(of caller: CallerName) async throws -> WaitingCall.Standing {
        try await database.read { try $0.callerFacts(caller) }.standing
    }

    fileprivate func setContract(_ contract: String?) async throws {
        try await database.write { tx in
            try tx.run(
                """
                INSERT INTO client_contract (id, client, contract, since, by_person)
                VALUES (\(tx.newID() as ID<CallScene>), \(cast.vector.id), \(contract), \(tx.now), NULL)
                """
            )
        }
    }
}
