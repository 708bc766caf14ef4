import Basics
import CallCenter
import Clients
import People
import Store
import TestSupport
import Testing

/// Calling by a list (SPEC T1).
@Suite struct `Lists of those to call` {
    @Test(arguments: TestDatabase.engines)
    func `are worked through: each is before one person only, and comes again by the rule`(
        on engine: Dialect
    ) async throws {
        let scene = try await CallScene(on: engine)
        let (irina, oleg) = (scene.cast.irina, scene.cast.oleg)
        let list = try await scene.runningList(AttemptRule(most: 2, pause: .hours(1)))
        let first = try #require(try await scene.next(of: list, irina))
        #expect(try await scene.next(of: list, irina) == first, "who asks twice has the same before them")
        let other = try await scene.next(of: list, oleg)
        #expect(other?.id != first.id)

        try await scene.settle(first, .notReached, irina)
        scene.time.advance(by: .minutes(61))
        var again = try #require(try await scene.next(of: list, irina))
        while again.id != first.id {
            try await scene.settle(again, .reached, irina)
            again = try #require(try await scene.next(of: list, irina))
        }
        #expect(again.attempts == 1)
        let last = try await scene.settle(again, .notReached, irina)
        #expect(last.state == .settled(.exhausted, at: scene.time.now))
    }

    @Test(arguments: TestDatabase.engines)
    func `leave whoever is looked at for too long to others`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let list = try await scene.runningList()
        let first = try #require(try await scene.next(of: list, scene.cast.irina))
        #expect(try await scene.allOpen(of: list, scene.cast.oleg).allSatisfy { $0.id != first.id })
        scene.time.advance(by: .minutes(16))
        var taken = try #require(try await scene.next(of: list, scene.cast.oleg))
        while taken.id != first.id {
            try await scene.settle(taken, .wrongNumber, scene.cast.oleg)
            taken = try #require(try await scene.next(of: list, scene.cast.oleg))
        }
        await #expect(throws: CallRoundRefusal.notYours) { try await scene.settle(first, .reached, scene.cast.irina) }
        try await scene.settle(first, .reached, scene.cast.oleg)
        let progress = try await scene.database.read { try $0.progress(of: [list])[list] }
        #expect(progress?.results[.reached] == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `name no client to those who may not know of them`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let list = try await scene.runningList()
        let known = Set(try await scene.allOpen(of: list, scene.cast.irina).map(\.client))
        let seen = Set(try await scene.allOpen(of: list, scene.cast.oleg).map(\.client))
        #expect(known.subtracting(seen) == [scene.cast.sigma.id])
    }

    @Test(arguments: TestDatabase.engines)
    func `disturb nobody in the night of those who are called`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        try await scene.database.write { [cast = scene.cast] tx in
            _ = try ClientBook(tx, .program).addPoint(.phone("+7 415 242-00-00"), to: cast.lebedev.id)
        }
        let list = try await scene.runningList()
        let far = try #require(PhoneNumber("+74152420000"))
        let kamchatkas = try await scene.allOpen(of: list, scene.cast.irina).contains { $0.phone == far }
        #expect(!kamchatkas, "it is nine in the evening there")
        let morning = try #require(QuietHours.end(for: far, at: scene.time.now, else: Zone("Europe/Moscow")))
        scene.time.advance(by: morning - scene.time.now)
        #expect(try await scene.next(of: list, scene.cast.irina)?.phone == far, "the others' night it is now")
    }

    @Test(arguments: TestDatabase.engines)
    func `are given to each once, when many ask at the same time`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let list = try await scene.runningList()
        let members = [scene.cast.irina, scene.cast.oleg, scene.cast.pavel]
        let given = try await withThrowingTaskGroup(of: CallRoundEntry.ID?.self) { tasks in
            for member in members { tasks.addTask { try await scene.next(of: list, member)?.id } }
            return try await tasks.reduce(into: [CallRoundEntry.ID]()) { if let id = $1 { $0.append(id) } }
        }
        #expect(Set(given).count == given.count && !given.isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `take nobody twice, and begin with nobody on them not at all`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let vera = scene.cast.vera
        let list = try await scene.database.write {
            try CallRoundBook($0, vera).add(CallRoundSettings(name: "Опрос")).id
        }
        await #expect(throws: CallRoundRefusal.empty) {
            try await scene.database.write { try CallRoundBook($0, vera).start(list) }
        }
        #expect(try await scene.database.write { try CallRoundBook($0, vera).add(ClientFilter(), to: list) } == 1)
        #expect(try await scene.database.write { try CallRoundBook($0, vera).add(ClientFilter(), to: list) } == 0)
        await #expect(throws: CallRoundRefusal.nameTaken) {
            try await scene.database.write { try CallRoundBook($0, vera).add(CallRoundSettings(name: "опрос")) }
        }
    }
}

extension CallScene {
    fileprivate func runningList(
        _ rule: AttemptRule = AttemptRule(most: 3, pause: .hours(4))
    ) async throws -> CallRound.ID {
        try await database.write { [cast] tx in
            let book = CallRoundBook(tx, cast.vera)
            for (client, phone) in [(cast.lebedev, "8 (916) 000-11-22"), (cast.sigma, "8 (495) 765-43-21")] {
                _ = try ClientBook(tx, .program).addPoint(.phone(phone), to: client.id)
            }
            let list = try book.add(CallRoundSettings(name: "Опрос", attempts: rule))
            try book.add(ClientFilter(), to: list.id)
            try book.start(list.id)
            return list.id
        }
    }

    fileprivate func next(of list: CallRound.ID, _ member: Member) async throws -> CallRoundEntry? {
        try await database.write { try CallRoundDesk($0, member).next(of: list) }
    }

    @discardableResult
    fileprivate func settle(
        _ entry: CallRoundEntry,
        _ outcome: CallRoundOutcome,
        _ member: Member
    ) async throws -> CallRoundEntry {
        try await database.write { try CallRoundDesk($0, member).settle(entry.id, outcome) }
    }

    /// Everybody whom this member is given, one after another.
    fileprivate func allOpen(of list: CallRound.ID, _ member: Member) async throws -> [CallRoundEntry] {
        var found: [CallRoundEntry] = []
        while let entry = try await next(of: list, member) {
            // Behind all others.
            time.advance(by: .seconds(1))
            try await database.write { _ = try CallRoundDesk($0, member).giveBack(entry.id) }
            if found.contains(where: { $0.id == entry.id }) { break }
            found.append(entry)
        }
        return found
    }
}
