import Basics
import CallCenter
import Clients
import People
import Store
import Telephony
import TestSupport
import Testing

/// Calls that are over, as lists show them (SPEC T2).
@Suite struct `The list of calls` {
    private static let start = FixedTime.start - .hours(3)

    private func scene(on engine: Dialect) async throws -> CallScene {
        let scene = try await CallScene(on: engine)
        func take(_ name: CallID, _ minute: Int, _ change: (inout RecordMaker) -> Void = { _ in }) async throws {
            var maker = RecordMaker(name: name, began: Self.start + .minutes(minute))
            change(&maker)
            try await scene.archive.keep(try maker.record(), CallContext(queue: CallQueue.standard))
        }
        try await take("a", 0)
        try await take("b", 10) { $0.talk = .zero }
        try await take("c", 20) { $0.phone = "PJSIP/102" }
        try await take("d", 30) {
            $0.number = "+79165550101"
            $0.wait = .seconds(10)
        }
        return scene
    }

    private func names(_ filter: PhoneCallFilter, _ member: Member, _ scene: CallScene) async throws -> [String] {
        try await scene.database.read {
            try $0.phoneCalls(filter, visibleTo: member, limit: 10).items.map(\.call.name.text)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is narrowed down, and read on from where it was left`(on engine: Dialect) async throws {
        let scene = try await scene(on: engine)
        let irina = scene.cast.irina
        #expect(try await names(PhoneCallFilter(), irina, scene) == ["d", "c", "b", "a"])
        var filter = PhoneCallFilter()
        filter.person = irina.id
        #expect(try await names(filter, irina, scene) == ["d", "a"])
        filter = PhoneCallFilter()
        filter.isMissed = true
        #expect(try await names(filter, irina, scene) == ["b"])
        filter = PhoneCallFilter()
        (filter.since, filter.before) = (Self.start + .minutes(10), Self.start + .minutes(30))
        #expect(try await names(filter, irina, scene) == ["c", "b"])
        filter = PhoneCallFilter()
        filter.client = scene.cast.vector.id
        #expect(try await names(filter, irina, scene) == ["c", "b", "a"])
        let (first, second) = try await scene.database.read { snapshot in
            let first = try snapshot.phoneCalls(PhoneCallFilter(), visibleTo: irina, limit: 3)
            return (first, try snapshot.phoneCalls(PhoneCallFilter(), visibleTo: irina, before: first.next, limit: 3))
        }
        #expect(first.items.count == 3 && second.items.map(\.call.name.text) == ["a"] && second.next == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `has nothing of clients whom the reader may not know of, and the day counts them neither`(on engine: Dialect)
        async throws
    {
        let scene = try await scene(on: engine)
        let (vera, oleg) = (scene.cast.vera, scene.cast.oleg)
        try await scene.database.write {
            try WallBook($0, vera).makeConfidential(client: scene.cast.vector.id, naming: [])
        }
        #expect(try await names(PhoneCallFilter(), oleg, scene) == ["d"])
        let (all, some) = try await scene.database.read { snapshot in
            (
                try snapshot.callBoard(since: Self.start, visibleTo: vera).day,
                try snapshot.callBoard(since: Self.start, visibleTo: oleg).day
            )
        }
        #expect(all.answered == 3 && all.lost == 1 && all.inTime == 1 && all.serviceLevel == 0.25)
        #expect(some.answered == 1 && some.lost == 0 && some.serviceLevel == 1)
    }

    @Test func `is read in its order, however it is narrowed down`() async throws {
        let scene = try await scene(on: .sqlite)
        let irina = scene.cast.irina
        func plan(_ index: String, _ change: @escaping @Sendable (inout PhoneCallFilter) -> Void) async throws {
            let plan = try await scene.database.read { snapshot in
                let recorder = StatementRecorder()
                try recorder.watch(snapshot) {
                    var filter = PhoneCallFilter()
                    change(&filter)
                    _ = try $0.phoneCalls(filter, visibleTo: irina, limit: 50)
                }
                return try recorder.plans(in: snapshot)
            }
            #expect(plan.contains { $0.contains("phone_call_\(index)") }, "\(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
        try await plan("began") { _ in }
        try await plan("person") { $0.person = irina.id }
        try await plan("queue") { $0.queue = CallQueue.standard }
        try await plan("outcome") { $0.outcome = .answered }
        try await plan("missed") { $0.isMissed = true }
        try await plan("began") { $0.since = Self.start }
    }
}
