import Basics
import CallCenter
import Clients
import Desk
import People
import Store
import Telephony
import TestSupport
import Testing

/// What a caller is most likely calling about (SPEC W2).
@Suite struct `Before somebody answers` {
    @Test(arguments: TestDatabase.engines)
    func `they see who calls, and what about`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let (irina, cast) = (scene.cast.irina, scene.cast)
        let claim = try await scene.database.write { tx in
            let taken = try CaseDesk(tx, irina).take(cast.payment.id, version: cast.payment.version)
            _ = try CaseDesk(tx, irina).promise(taken.id, "перезвонить", by: tx.now + .hours(1))
            return try CaseDesk(tx, irina).open(
                NewCase(client: cast.vector.id, kind: .claim, text: "Недовольны счётом.", channel: .email)
            )
        }
        let phone = try #require(PhoneNumber(CallScene.anna))
        let calm = try #require(try await scene.database.read { try $0.callerCard(phone, for: irina) })
        #expect(calm.client.id == cast.vector.id && calm.contact?.id == cast.anna.id)
        #expect(calm.ownManager == irina.name)
        guard case .claim(let first) = calm.reasons.first?.about else { return #expect(Bool(false), "\(calm.reasons)") }
        #expect(first.id == claim.id)
        scene.time.advance(by: .hours(2))
        let late = try #require(try await scene.database.read { try $0.callerCard(phone, for: irina) })
        guard case .brokenPromise(let line) = late.reasons.first?.about else {
            return #expect(Bool(false), "\(late.reasons)")
        }
        #expect(line.promise.caseID == cast.payment.id)
        #expect(late.reasons.count == 2, "each case once")
    }
}
