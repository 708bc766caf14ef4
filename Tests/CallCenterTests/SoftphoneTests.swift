import Basics
import People
import Store
import Telephony
import TestSupport
import Testing

@testable import CallCenter

/// Pages that are telephones (SPEC T1).
@Suite struct `A page that is a telephone` {
    @Test(arguments: TestDatabase.engines) func `is one for as long as it is seen, the newest window alone`(
        on engine: Dialect
    ) async throws {
        let scene = try await CallScene(on: engine)
        let (first, second) = try await scene.database.write { tx in
            let desk = SoftphoneDesk(tx, scene.cast.irina, box: scene.box)
            return (try desk.open(named: "Браузер"), try desk.open(named: "Браузер"))
        }
        #expect(first.phone == second.phone && first.phone.kind == .browser)
        #expect(first.phone.endpoint?.isBrowser == true)
        try await scene.database.read { (snapshot) throws in
            #expect(try snapshot.openSoftphones() == [first.phone.id])
            #expect(try snapshot.valid([first.window, second.window]) == [second.window])
        }
        // A window that is none any longer closes nothing.
        try await scene.database.write { try SoftphoneDesk($0, .program, box: scene.box).close(first.window) }
        #expect(try await scene.database.read { try $0.openSoftphones() } == [first.phone.id])
        scene.time.advance(by: Softphone.silence + .seconds(1))
        #expect(try await scene.database.read { try $0.openSoftphones() } == [])
        try await scene.database.write { try $0.see([second.window]) }
        #expect(try await scene.database.read { try $0.openSoftphones() } == [first.phone.id])
        try await scene.database.write { try SoftphoneDesk($0, .program, box: scene.box).close(second.window) }
        #expect(try await scene.database.read { try $0.openSoftphones() } == [])
    }

    @Test(arguments: TestDatabase.engines) func `is rung first while it is open, and not at all while it is not`(
        on engine: Dialect
    ) async throws {
        let scene = try await CallScene(on: engine)
        let irina = try #require(scene.cast.irina.id)
        let softphone = try await scene.database.write { tx in
            try SoftphoneDesk(tx, scene.cast.irina, box: scene.box).open(named: "Браузер")
        }
        let page = try #require(softphone.phone.endpoint)
        let open = try #require(try await scene.database.read { try $0.agents() }.first { $0.person == irina })
        #expect(open.within.first == page && open.within.count == 2)
        try await scene.database.write { try SoftphoneDesk($0, .program, box: scene.box).close(softphone.window) }
        let closed = try #require(try await scene.database.read { try $0.agents() }.first { $0.person == irina })
        // Whose phone it is stays known: a call may go on there.
        #expect(closed.phones.contains(page) && !closed.within.contains(page) && closed.within.count == 1)
    }

    @Test(arguments: TestDatabase.engines) func `finds what rings there, and forgets it`(on engine: Dialect)
        async throws
    {
        let scene = try await CallScene(on: engine)
        let ring = SoftphoneRing(channel: "c-1", caller: CallerName(name: "Анна", number: "7495"), isOwn: false)
        let phone = try await scene.database.write { tx in
            let phone = try SoftphoneDesk(tx, scene.cast.irina, box: scene.box).open(named: "Браузер").phone
            for _ in 0..<2 { try tx.insert(ring, at: phone.id) }
            return phone.id
        }
        let found = try await scene.database.read { try $0.rings(at: [phone]) }
        #expect(found.map(\.ring) == [ring] && found.map(\.phone) == [phone])
        try await scene.database.write { try $0.forget(ring.channel) }
        #expect(try await scene.database.read { try $0.rings(at: [phone]) }.isEmpty)
    }

    @Test func `is nothing that the exchange has to reach by itself`() async throws {
        let scene = try await CallScene(on: .sqlite)
        try await scene.database.write { tx in
            let phone = try SoftphoneDesk(tx, scene.cast.irina, box: scene.box).open(named: "Браузер").phone
            let sheet = PjsipSheet.text(of: try tx.phoneAccounts(box: scene.box))
            #expect(!sheet.contains("[\(phone.extension.digits)]"))
            #expect(sheet.contains("[101]"))
        }
    }
}
