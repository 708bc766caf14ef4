import Basics
import CallCenter
import Events
import People
import Store
import TestSupport
import Testing

/// What those who answer calls are doing (SPEC T3).
@Suite struct `Somebody who answers calls` {
    @Test(arguments: TestDatabase.engines)
    func `has spans without gap or overlap, whatever happens`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let irina = try #require(scene.cast.irina.id)
        for seed in 1...3 as ClosedRange<UInt64> {
            let turns = Self.turns(seed: seed, 40)
            let start = scene.time.now
            for (turn, pause) in turns {
                scene.time.advance(by: pause)
                try await scene.database.write { _ = try AgentDesk($0, .program).hear(turn, of: irina) }
            }
            let spans = try await scene.database.read {
                try $0.agentSpans(of: irina, from: start, to: scene.time.now + .seconds(1))
            }
            #expect(spans.count > 10)
            #expect(spans.filter { $0.ended == nil }.count == 1)
            #expect(spans.last?.ended == nil)
            #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.ended == $1.began }, "seed \(seed)")
            #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.presence.state != $1.presence.state })
        }
    }

    private static func turns(seed: UInt64, _ count: Int) -> [(AgentTurn, Duration)] {
        var random = SeededRandom(seed: seed)
        let all: [AgentTurn] = [
            .ready, .rest(.away), .rest(.meeting), .rest(.pause(.lunch, until: nil)), .callBegan,
            .callEnded(wrapUp: .seconds(30)), .callEnded(wrapUp: .zero), .wrappedUp, .missed, .phoneLost,
        ]
        return (0..<count).map { _ in
            (all.randomElement(using: &random) ?? .ready, .seconds(Int.random(in: 0...100, using: &random)))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `says so themselves, or their head does, and it is on record who`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let (irina, vera) = (try #require(scene.cast.irina.id), scene.cast.vera)
        try await scene.database.write { try AgentDesk($0, scene.cast.irina).ready(irina) }
        await #expect(throws: RightsRefusal.self) {
            try await scene.database.write { try AgentDesk($0, scene.cast.oleg).rest(irina, .away) }
        }
        await #expect(throws: AgentRefusal.reasonUnfit) {
            try await scene.database.write {
                try AgentDesk($0, scene.cast.irina).rest(irina, .pause(.noAnswer, until: nil))
            }
        }
        scene.time.advance(by: .minutes(1))
        try await scene.database.write { try AgentDesk($0, vera).rest(irina, .pause(.training, until: nil)) }
        try await scene.database.read { snapshot in
            let spans = try snapshot.agentSpans(of: irina, from: FixedTime.start, to: scene.time.now + .seconds(1))
            #expect(spans.map(\.by) == [irina, vera.id])
            let told = try snapshot.history(of: Event.Subject(.person, irina)).filter {
                $0.kind == "agent.state-changed"
            }
            #expect(told.map(\.actor) == [scene.cast.irina.actor, vera.actor])
            let presence = try snapshot.presence(of: irina)
            #expect(presence.state == .pause(.training, until: scene.time.now + .hours(2)))
            #expect(presence.state.isOverstayed(at: scene.time.now + .hours(3)))
        }
    }

    @Test func `goes on after a call with what they had asked for, or had been at`() {
        let now = FixedTime.start
        let talking = AgentPresence(Person.ID(rawValue: 1), .available, since: now).turned(.callBegan, at: now)
        #expect(talking.state == .onCall)
        let asked = talking.turned(.rest(.meeting), at: now)
        #expect(asked.state == .onCall, "nobody is torn from a caller")
        let wrapping = asked.turned(.callEnded(wrapUp: .seconds(30)), at: now + .seconds(9))
        #expect(wrapping.state == .wrapUp(until: now + .seconds(39)))
        #expect(wrapping.turned(.wrappedUp, at: now).state == .meeting)
        #expect(asked.turned(.ready, at: now).turned(.callEnded(wrapUp: .zero), at: now).state == .available)
        let lunch = AgentPresence(Person.ID(rawValue: 1), .pause(.lunch, until: nil), since: now)
        let callingOut = lunch.turned(.callBegan, at: now)
        #expect(callingOut.turned(.callEnded(wrapUp: .zero), at: now).state == lunch.state)
        #expect(lunch.turned(.missed, at: now) == lunch)
    }

    @Test(arguments: TestDatabase.engines)
    func `stands on the board with who has a phone, and whoever watches it hears of each change once`(
        on engine: Dialect
    ) async throws {
        let scene = try await CallScene(on: engine)
        let (irina, vera) = (try #require(scene.cast.irina.id), try #require(scene.cast.vera.id))
        let board = AgentBoard(scene.database)
        #expect(await board.presence(of: irina)?.state == .away)
        #expect(await board.presence(of: vera) == nil, "she has no phone")
        let (news, teller) = AsyncStream.makeStream(of: Set<Person.ID>.self)
        let watching = Task { await board.watch { teller.yield($0) } }
        defer { watching.cancel() }
        var heard = news.makeAsyncIterator()
        // Announced until it is heard, for the watch begins when it likes.
        let knocking = Task {
            while !Task.isCancelled {
                try await scene.database.write { tx in
                    let desk = AgentDesk(tx, scene.cast.irina)
                    let isReady = try tx.presence(of: irina).state == .available
                    if isReady { try desk.rest(irina, .meeting) } else { try desk.ready(irina) }
                }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        #expect(await heard.next() == [irina])
        knocking.cancel()
        _ = await knocking.result
        try await scene.database.write { try AgentDesk($0, scene.cast.irina).rest(irina, .away) }
        while await board.presence(of: irina)?.state != .away { _ = await heard.next() }
        let box = scene.box
        try await scene.database.write { try PhoneBook($0, .program, box: box).add(to: vera, named: "Стол") }
        while let people = await heard.next() { if people == [vera] { break } }
        #expect(await board.presence(of: vera)?.state == .away)
    }

    @Test(arguments: TestDatabase.engines)
    func `is not left on a call that a crash has ended`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let people = try [scene.cast.irina, scene.cast.oleg, scene.cast.pavel].map { try #require($0.id) }
        try await scene.database.write { tx in
            let desk = AgentDesk(tx, .program)
            for person in people {
                try desk.hear(.ready, of: person)
                try desk.hear(.callBegan, of: person)
            }
            try desk.hear(.callEnded(wrapUp: .seconds(60)), of: people[2])
        }
        scene.time.advance(by: .minutes(5))
        try await scene.database.write { try AgentDesk($0, .program).recover(talking: [people[1]]) }
        let states = try await scene.database.read { try $0.presences() }.mapValues(\.state)
        #expect(people.map { states[$0] } == [.available, .onCall, .available])
    }
}
