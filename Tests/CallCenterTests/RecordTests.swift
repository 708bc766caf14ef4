import Basics
import CallCenter
import Clients
import Desk
import Events
import People
import Store
import Telephony
import TestSupport
import Testing

/// What is kept of a call (SPEC T2, T4).
@Suite struct `A call that is over` {
    @Test(arguments: TestDatabase.engines)
    func `stands on its client's timeline once, however often it is told`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let record = try RecordMaker().record()
        try await withThrowingTaskGroup { group in
            for _ in 0..<4 {
                group.addTask { try await scene.archive.keep(record, CallContext(queue: CallQueue.standard)) }
            }
            try await group.waitForAll()
        }
        let once = try await scene.counts()
        #expect(once["phone_call"] == 1 && once["events"] == 1)
        try await scene.archive.keep(record, CallContext())
        #expect(try await scene.counts() == once)
        try await scene.database.read { snapshot in
            let client = try #require(try snapshot.findClient(scene.cast.vector.id, visibleTo: .program))
            let touches = try snapshot.timeline(of: client, limit: 10).items.map(\.interaction)
            let touch = try #require(touches.first { $0.channel == .phone })
            #expect(touch.channel == .phone && touch.direction == .in)
            #expect(touch.author == scene.cast.irina.id, "101 is Irina's")
            #expect(touch.contact == scene.cast.anna.id)
            #expect(touch.duration == 90 && touch.at == record.began)
            let call = try #require(try snapshot.phoneCalls(of: [touch.id])[touch.id])
            #expect(call.outcome == .answered && call.phone?.e164 == CallScene.anna)
            let spans = try snapshot.spans(of: call)
            #expect(spans.first?.began == call.began && spans.last?.ended == call.ended)
            #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.ended == $1.began })
            #expect(try snapshot.legs(of: call).map(\.person) == [scene.cast.irina.id])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is understood later if the program stopped between`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        try await scene.archive.store(try RecordMaker().record(), CallContext())
        #expect(try await scene.counts()["phone_call"] == 0)
        // The next life of the program.
        let next = CallArchive(try await scene.reopened(), words: CallScene.words)
        #expect(try await next.catchUp() == 1)
        #expect(try await scene.counts()["phone_call"] == 1)
        #expect(try await next.catchUp() == 0)
        #expect(try await scene.counts()["interaction"] == scene.interactionsBefore + 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `from a stranger makes a client that can be merged`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        var maker = RecordMaker(number: "8 916 000-11-22")
        for name: CallID in ["c1", "c2"] {
            maker.name = name
            try await scene.archive.keep(try maker.record(), CallContext())
        }
        try await scene.database.read { snapshot in
            let phone = try #require(PhoneNumber("+79160001122"))
            let known = try snapshot.findByPoint(.phone, phone.e164, visibleTo: .program)
            #expect(known.count == 1 && known.first?.client.provisional == true)
            let client = try #require(known.first?.client)
            #expect(client.name == phone.international)
            #expect(try snapshot.timeline(of: client, limit: 10).items.count == 2)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `of those who hide their numbers is on one card, and an odd number is known again`(on engine: Dialect)
        async throws
    {
        let scene = try await CallScene(on: engine)
        let before = try #require(try await scene.counts()["client"])
        for (place, number) in ["anonymous", "", "101", "101", "+7 (", "\u{1}\u{2}"].enumerated() {
            let record = try RecordMaker(name: CallID("c\(place)"), number: number, caller: "Anonymous").record()
            try await scene.archive.keep(record, CallContext())
        }
        #expect(try await scene.archive.setAside() == 0)
        let counts = try await scene.counts()
        #expect(counts["phone_call"] == 6)
        #expect(counts["client"] == before + 3, "one for all that are hidden, two odd ones")
        #expect(counts["call_back"] == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `is known to nobody who may not know of its client`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        try await scene.database.write { tx in
            _ = try ClientBook(tx, scene.cast.vera).addPoint(.phone("+74957778899"), to: scene.cast.sigma.id)
        }
        try await scene.archive.keep(try RecordMaker(number: "+74957778899", talk: .zero).record(), CallContext())
        try await scene.database.read { snapshot in
            let phone = try #require(PhoneNumber("+74957778899"))
            let id: PhoneCall.ID = try #require(try snapshot.value("SELECT id FROM phone_call"))
            #expect(try snapshot.phoneCall(id, visibleTo: scene.cast.vera) != nil)
            #expect(try snapshot.phoneCall(id, visibleTo: scene.cast.oleg) == nil)
            #expect(try snapshot.callbacks(visibleTo: scene.cast.vera).count == 1)
            #expect(try snapshot.callbacks(visibleTo: scene.cast.oleg).isEmpty)
            #expect(try snapshot.callerCard(phone, for: scene.cast.oleg) == nil)
            #expect(try snapshot.callerCard(phone, for: scene.cast.vera)?.client.id == scene.cast.sigma.id)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `with a message is a case`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let record = try RecordMaker(talk: .zero, message: "c1-m1").record()
        try await scene.archive.keep(record, CallContext(way: .voiceMail))
        try await scene.database.read { snapshot in
            let cases = try snapshot.cases(CaseFilter(client: scene.cast.vector.id), visibleTo: .program, limit: 10)
                .items
            let message = try #require(cases.first { $0.case.channel == .phone }?.case)
            #expect(message.opened == record.began && message.status == .new)
            let interaction: Interaction.ID = try #require(
                try snapshot.value("SELECT id FROM interaction WHERE service_case = \(message.id)")
            )
            let call = try #require(try snapshot.phoneCalls(of: [interaction])[interaction])
            #expect(try snapshot.recordings(of: call) == ["c1-m1"])
        }
        #expect(try await scene.counts()["call_back"] == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `that can't be understood waits for a person to see it`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        try await scene.database.write { tx in
            try tx.run(
                """
                INSERT INTO call_arrival (name, at, record, context, state) VALUES ('x', \(tx.now), '{}', '{}', 'stored')
                """
            )
        }
        try await scene.archive.store(try RecordMaker().record(), CallContext())
        #expect(try await scene.archive.catchUp() == 2)
        #expect(try await scene.archive.setAside() == 1)
        #expect(try await scene.counts()["phone_call"] == 1, "the other is not held up")
    }
}

extension CallScene {
    /// As another process would open it; SQLite is one process's alone.
    fileprivate func reopened() async throws -> Database {
        database.dialect == .postgres ? try await database.openedAgain() : database
    }

    /// The cast's three cases begin with a touch each.
    fileprivate var interactionsBefore: Int { 3 }
}
