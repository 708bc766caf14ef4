import Basics
import Logging
import ServiceLifecycle
import Store
import TestSupport
import Testing

@testable import Events

struct EventPumpTests {
    private static let quick = Backoff(base: .milliseconds(20), limit: .milliseconds(100))

    /// A pump and a sealer at work while `scene` plays.
    private static func pumping(
        _ readers: [Reader],
        in database: Database,
        _ scene: () async throws -> Void
    ) async throws {
        let pump = Task { try await EventPump(database: database, subscribers: readers, backoff: quick).run() }
        let sealer = Task { try await Sealer(database: database).run() }
        defer {
            pump.cancel()
            sealer.cancel()
        }
        try await scene()
        pump.cancel()
        sealer.cancel()
        _ = await (pump.result, sealer.result)
    }

    @Test(arguments: TestDatabase.engines)
    func `a subscriber gets everything from the beginning, in order`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        try await Diary.write(0..<5, to: database)
        let reader = Reader("cube")
        try await Self.pumping([reader], in: database) {
            try await Diary.write(5..<300, to: database)
            let came = try await eventually { reader.got.all.count >= 300 }
            #expect(came)
        }
        #expect(reader.numbers == Array(0..<300))
        #expect(reader.got.all.compactMap(\.seq) == (1...300).map { Int64($0) })
        let kept = try await database.read { try $0.subscription("cube") }
        #expect(kept?.reached == 300)
    }

    @Test(arguments: TestDatabase.engines)
    func `after a restart it goes on where it was`(on engine: Dialect) async throws {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        let first = Reader("cube")
        try await Self.pumping([first], in: database) {
            try await Diary.write(0..<10, to: database)
            let came = try await eventually { first.got.all.count == 10 }
            #expect(came)
        }
        try await Diary.write(10..<20, to: database)
        let second = Reader("cube")
        try await Self.pumping([second], in: database) {
            let came = try await eventually { second.numbers.last == 19 }
            #expect(came)
        }
        // The end of one delivery may have got lost with the pump; then it comes again, but nothing is left out.
        #expect(second.numbers == Array((second.numbers.first ?? -1)..<20))
        #expect((second.numbers.first ?? 11) <= 10)
    }

    /// Whoever stops the server does not wait for a delivery that takes long; it comes again, and is no failure.
    @Test(.timeLimit(.minutes(1)), arguments: TestDatabase.engines)
    func `a long delivery does not keep the server from stopping`(on engine: Dialect) async throws {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        try await Diary.write(0..<5, to: database)
        try await Sealer(database: database).sealAll()
        let slow = Reader("cube", pause: .seconds(300))
        let pump = EventPump(database: database, subscribers: [slow], backoff: Self.quick)
        let group = ServiceGroup(services: [pump], logger: Logger(label: "test"))
        async let running: Void = group.run()
        let begun = try await eventually { slow.isAtWork }
        #expect(begun)
        await group.triggerGracefulShutdown()
        try await running
        let kept = try await database.read { try $0.subscription("cube") }
        #expect(kept?.reached == 0 && kept?.failures == 0)
        let quick = Reader("cube")
        try await Self.pumping([quick], in: database) {
            let came = try await eventually { quick.numbers == Array(0..<5) }
            #expect(came)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a pump that is stopped again and again leaves nothing out`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let reader = Reader("cube", pause: .milliseconds(3))
        let writing = Task { try await Diary.write(40, writers: 3, to: database) }
        for _ in 0..<12 {
            try await Self.pumping([reader], in: database) {
                try await Task.sleep(for: .milliseconds(.random(in: 1...60)))
            }
        }
        try await writing.value
        try await Self.pumping([reader], in: database) {
            let came = try await eventually { Set(reader.numbers).count == 120 }
            #expect(came)
        }
        // In order, but for what came again.
        var furthest: Int64 = 0
        for seq in reader.got.all.compactMap(\.seq) {
            #expect(seq <= furthest + 1)
            furthest = max(furthest, seq)
        }
        #expect(furthest == 120)
    }

    @Test(arguments: TestDatabase.engines)
    func `a live subscriber gets what happens from now on`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        try await Diary.write(0..<5, to: database)
        try await Sealer(database: database).sealAll()
        let reader = Reader("page", start: .now)
        try await Self.pumping([reader], in: database) {
            try await Task.sleep(for: .milliseconds(300))
            try await Diary.write(5..<8, to: database)
            let came = try await eventually { reader.got.all.count == 3 }
            #expect(came)
        }
        #expect(reader.numbers == [5, 6, 7])
        #expect(try await database.read { try $0.subscriptions().isEmpty })
    }

    @Test(arguments: TestDatabase.engines)
    func `one that fails is parked in sight and holds up nobody`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let clumsy = Reader("clumsy", stumblesAt: 7)
        let sound = Reader("sound")
        try await Self.pumping([clumsy, sound], in: database) {
            try await Diary.write(0..<20, to: database)
            #expect(try await eventually { sound.got.all.count == 20 })
            #expect(
                try await eventually { try await database.read { try $0.subscription("clumsy") }?.isParked == true }
            )
            let parked = try await database.read { try $0.subscription("clumsy") }
            #expect(parked?.reached == 7)
            #expect(parked?.complaint?.contains("Stumbled") == true)
            #expect(clumsy.numbers == Array(0..<7))

            clumsy.mend()
            let came = try await eventually { clumsy.got.all.count == 20 }
            #expect(came)
        }
        #expect(clumsy.numbers == Array(0..<20))
        let mended = try await database.read { try $0.subscription("clumsy") }
        #expect(mended?.failures == 0)
        #expect(mended?.complaint == nil)
    }

    @Test(arguments: TestDatabase.engines.filter { $0 == .postgres })
    func `of two nodes one serves a subscriber, and the other takes over`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let readers = [Reader("cube"), Reader("cube")]
        let pumps = readers.map { reader in
            Task { try await EventPump(database: database, subscribers: [reader], backoff: Self.quick).run() }
        }
        let sealer = Task { try await Sealer(database: database).run() }
        defer { sealer.cancel() }
        try await Diary.write(20, writers: 2, to: database)
        #expect(try await eventually { readers.map(\.got.all.count).reduce(0, +) == 40 })
        let busy = try #require(readers.firstIndex { !$0.got.all.isEmpty })
        #expect(readers[1 - busy].got.all.isEmpty)

        pumps[busy].cancel()
        _ = await pumps[busy].result
        try await Diary.write(100..<110, to: database)
        #expect(try await eventually { readers[1 - busy].numbers == Array(100..<110) })
        pumps[1 - busy].cancel()
    }
}
