import Basics
import CallCenter
import People
import Store
import Telephony
import TestSupport
import Testing

/// Who is to be called back (SPEC T1).
@Suite struct `The list of those to call back` {
    @Test(arguments: TestDatabase.engines)
    func `has each number once, until somebody has talked with it`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let start = FixedTime.start - .hours(2)
        func take(_ name: CallID, _ minute: Int, _ change: (inout RecordMaker) -> Void) async throws {
            var maker = RecordMaker(name: name, began: start + .minutes(minute), talk: .zero)
            change(&maker)
            try await scene.archive.keep(try maker.record(), CallContext(queue: CallQueue.standard))
        }
        try await take("a", 0) { _ in }
        try await take("b", 5) { $0.end = .callback }
        try await take("c", 6) { $0.number = "+79160001122" }
        // Tried, and not reached.
        try await take("d", 7) {
            $0.direction = .outgoing; $0.end = .notReached
        }
        var list = try await scene.database.read { try $0.callbacks(visibleTo: scene.cast.vera) }
        #expect(list.map(\.callback.calls) == [2, 1])
        #expect(list.first?.callback.isAsked == true)
        #expect(list.first?.callback.attempts == 1)
        #expect(list.first?.callback.since == start && list.first?.clientName == "ООО «Вектор»")
        try await take("e", 8) {
            $0.direction = .outgoing; $0.talk = .seconds(60)
        }
        list = try await scene.database.read { try $0.callbacks(visibleTo: scene.cast.vera) }
        #expect(list.map(\.callback.phone.e164) == ["+79160001122"])
    }

    @Test(arguments: TestDatabase.engines)
    func `is the same in whatever order the records come`(on engine: Dialect) async throws {
        let start = FixedTime.start - .hours(2)
        var makers = [RecordMaker(name: "a", began: start, talk: .zero)]
        makers.append(RecordMaker(name: "b", began: start + .minutes(5)))
        makers.append(RecordMaker(name: "c", began: start + .minutes(9), talk: .zero))
        for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0]] {
            let scene = try await CallScene(on: engine)
            for place in order { try await scene.archive.keep(try makers[place].record(), CallContext()) }
            let list = try await scene.database.read { try $0.callbacks(visibleTo: scene.cast.vera) }
            #expect(list.map(\.callback.last) == [start + .minutes(9)], "\(order)")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is shortened by hand, and that is taken back`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        try await scene.archive.keep(try RecordMaker(talk: .zero).record(), CallContext())
        let irina = scene.cast.irina
        let id = try #require(try await scene.database.read { try $0.callbacks(visibleTo: irina) }.first?.callback.id)
        try await scene.database.write { try CallbackDesk($0, irina).settle(id) }
        #expect(try await scene.database.read { try $0.callbacks(visibleTo: irina) }.isEmpty)
        try await scene.database.write { try CallbackDesk($0, irina).reopen(id) }
        #expect(try await scene.database.read { try $0.callbacks(visibleTo: irina) }.count == 1)
        try await scene.database.write { try CallbackDesk($0, irina).settle(id) }
        try await scene.archive.keep(try RecordMaker(name: "again", talk: .zero).record(), CallContext())
        await #expect(throws: CallbackRefusal.waitsAgain) {
            try await scene.database.write { try CallbackDesk($0, irina).reopen(id) }
        }
    }

    @Test func `is read in its order`() async throws {
        let scene = try await CallScene(on: .sqlite)
        let plan = try await scene.database.read { snapshot in
            let recorder = StatementRecorder()
            try recorder.watch(snapshot) { _ = try $0.callbacks(visibleTo: scene.cast.irina) }
            return try recorder.plans(in: snapshot)
        }
        #expect(plan.contains { $0.contains("call_back_list") }, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }
}
