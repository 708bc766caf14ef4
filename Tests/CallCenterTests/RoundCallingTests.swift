import Basics
import Clients
import People
import Store
import Telephony
import TestSupport
import Testing

@testable import CallCenter

/// The house calls those on a list for those who take part (SPEC T1).
@Suite struct `A list that the house calls by` {
    @Test(arguments: TestDatabase.engines)
    func `gives the next to whoever takes part and is free, own phone first`(on engine: Dialect) async throws {
        let round = try await CalledRound(on: engine)
        let (house, irina) = (round.house, round.scene.cast.irina)
        try await house.ready(irina)
        try await house.ready(round.scene.cast.oleg)
        let life = try await house.live()
        life.look()
        try await life.until { await life.board.outgoing.isEmpty }
        try await round.join(irina)
        try await life.until { await life.board.outgoing == ["out0"] }
        let first = try #require(await life.board.state(of: "out0"))
        #expect(first.legs.map(\.endpoint.resource) == ["101"], "not whoever takes no part")
        #expect(first.outsider.line == .none, "their phone does not ring before hers is answered")
        let entry = try #require(try await round.entries().first { $0.state.holder != nil })
        #expect(first.outsider.name.number == entry.phone.e164)
        try await round.seen(by: irina, at: entry.phone)

        await life.board.answer("out0")
        await life.board.reached("out0")
        try await life.until { try await house.state(of: irina) == .onCall }
        round.scene.time.advance(by: .seconds(40))
        await life.board.hangUp("out0")
        try await life.until { try await house.state(of: irina)?.name == "wrap-up" }
        #expect(await life.board.outgoing.count == 1, "no other comes while she writes")
        try await round.settle(entry.id, .reached, irina)
        await life.board.wrapUp("out0")
        try await life.until { await life.board.outgoing == ["out1"] }
        #expect(try await round.entry(entry.id).state == .settled(.reached, at: round.scene.time.now))
        #expect(try await round.entry(entry.id).attempts == 1)
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `notes by itself who was not reached, and goes on with the next`(on engine: Dialect) async throws {
        let round = try await CalledRound(on: engine)
        let (house, irina) = (round.house, round.scene.cast.irina)
        try await house.ready(irina)
        try await round.join(irina)
        let life = try await house.live()
        try await life.until { await life.board.outgoing == ["out0"] }
        let first = try #require(try await round.entries().first { $0.state.holder != nil })
        await life.board.answer("out0")
        await life.board.outsiderMisses("out0", .busy)
        try await life.until { try await round.entry(first.id).attempts == 1 }
        let missed = try await round.entry(first.id)
        #expect(missed.missed == .busy)
        #expect(missed.state == .waiting(from: round.scene.time.now + .hours(4)))
        try await life.until { await life.board.outgoing == ["out1"] }
        let second = try #require(try await round.entries().first { $0.state.holder != nil })
        #expect(second.id != first.id)
        // Her own phone is not answered: nobody was called, and she is paused.
        await life.board.miss("out1")
        try await life.until { try await house.state(of: irina) == .pause(.noAnswer, until: nil) }
        try await life.until { try await round.entry(second.id).state.holder == nil }
        #expect(try await round.entry(second.id).attempts == 0)
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `rings another phone of theirs where one is dead`(on engine: Dialect) async throws {
        let round = try await CalledRound(on: engine)
        let (house, irina) = (round.house, round.scene.cast.irina)
        let person = try #require(irina.id)
        try await round.scene.database.write { [box = round.scene.box] tx in
            try PhoneBook(tx, .program, box: box).add(to: person, named: "Дом", as: "150")
        }
        try await house.ready(irina)
        try await round.join(irina)
        let life = try await house.live()
        try await life.until { await life.board.outgoing == ["out0"] }
        let entry = try #require(try await round.entries().first { $0.state.holder != nil })
        await life.board.miss("out0", .absent)
        try await life.until { await life.board.outgoing == ["out1"] }
        #expect(await life.board.endpoint(rungFor: "out1")?.resource == "150")
        #expect(try await round.entry(entry.id).state.holder == person)
        #expect(try await house.state(of: irina) == .available)
        await life.board.answer("out1")
        await life.board.outsiderMisses("out1", .busy)
        try await life.until { try await round.entry(entry.id).attempts == 1 }
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `asks how a talk ended before it gives the next`(on engine: Dialect) async throws {
        let round = try await CalledRound(on: engine)
        let (house, irina) = (round.house, round.scene.cast.irina)
        try await house.ready(irina)
        try await round.join(irina)
        let life = try await house.live()
        try await life.until { await life.board.outgoing == ["out0"] }
        await life.board.answer("out0")
        await life.board.reached("out0")
        try await life.until { try await house.state(of: irina) == .onCall }
        round.scene.time.advance(by: .seconds(40))
        await life.board.hangUp("out0")
        await life.board.wrapUp("out0")
        try await life.until {
            try await round.entries().contains { if case .talked = $0.state { true } else { false } }
        }
        try await life.until { try await house.state(of: irina) == .available }
        let owed = try #require(try await round.entries().first { $0.state.holder != nil })
        life.look()
        try await Task.sleep(for: .milliseconds(300))
        #expect(await life.board.outgoing.isEmpty)
        try await round.settle(owed.id, .later(round.scene.time.now + .hours(1)), irina)
        try await life.until { await life.board.outgoing == ["out1"] }
        #expect(try await round.entry(owed.id).state == .waiting(from: round.scene.time.now + .hours(1)))
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `stops at once when it is paused`(on engine: Dialect) async throws {
        let round = try await CalledRound(on: engine)
        let (house, irina, vera) = (round.house, round.scene.cast.irina, round.scene.cast.vera)
        try await house.ready(irina)
        try await round.join(irina)
        let life = try await house.live()
        try await life.until { await life.board.outgoing == ["out0"] }
        try await round.scene.database.write { try CallRoundBook($0, vera).pause(round.list) }
        try await life.until { await life.board.wishes.contains { $0.call == "out0" && $0.wish == .hangUp } }
        await life.board.miss("out0", .normal)
        try await life.until { try await round.entries().allSatisfy { $0.state.holder == nil } }
        #expect(try await round.entries().allSatisfy { $0.attempts == 0 }, "nobody was rung")
        life.look()
        try await Task.sleep(for: .milliseconds(300))
        #expect(await life.board.outgoing.isEmpty)
        #expect(try await house.state(of: irina) == .available, "it was not she who did not answer")
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `loses nobody when the program dies in the middle`(on engine: Dialect) async throws {
        let round = try await CalledRound(on: engine)
        let (house, irina) = (round.house, round.scene.cast.irina)
        try await house.ready(irina)
        try await round.join(irina)
        // Taken, and then nothing more was kept.
        let person = try #require(irina.id)
        let taken = try await round.scene.database.write { tx in
            let id = try #require(try tx.roundsToCall(underWay: []).entries.first?.entry.id)
            return try #require(try CallRoundDialler(tx).take(id, for: person))
        }
        let first = try await house.live()
        try await first.until { await first.board.outgoing == ["out0"] }
        let called = try #require(try await round.entries().first { $0.state.holder != nil })
        #expect(try await round.entry(taken.id).attempts == 0)
        try await first.until { try await house.kept("out0") != nil }
        await first.end()
        // The call goes on: nobody else calls them, and what it comes to is noted once.
        let second = try await house.live()
        #expect(try await round.entry(called.id).state.holder == irina.id)
        await second.board.answer("out0")
        await second.board.outsiderMisses("out0", .noAnswer)
        try await second.until { try await round.entry(called.id).attempts == 1 }
        #expect(try await round.entry(called.id).missed == .noAnswer)
        await second.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `puts to their morning those who sleep`(on engine: Dialect) async throws {
        let round = try await CalledRound(on: engine)
        let irina = round.scene.cast.irina
        round.scene.time.set(try #require(Moment(rfc3339: "2026-03-02T21:00:00+03:00")))
        try await round.house.ready(irina)
        try await round.join(irina)
        let life = try await round.house.live()
        let morning = try #require(Moment(rfc3339: "2026-03-03T09:00:00+03:00"))
        try await life.until { try await round.entries().allSatisfy { $0.state == .waiting(from: morning) } }
        #expect(await life.board.outgoing.isEmpty)
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `takes those alone who may work, on record, and no list that people call by themselves`(
        on engine: Dialect
    ) async throws {
        let round = try await CalledRound(on: engine)
        let (irina, vera) = (round.scene.cast.irina, round.scene.cast.vera)
        try await round.join(irina)
        try await round.join(irina)
        let database = round.scene.database
        #expect(try await database.read { try $0.callers(of: round.list).map(\.person) } == [irina.id])
        try await database.write { try CallRoundDesk($0, irina).leave(round.list) }
        #expect(try await database.read { try $0.callers(of: round.list) }.isEmpty)
        let kinds = try await database.read {
            try $0.values("SELECT kind FROM journal WHERE kind LIKE 'call-round.%' ORDER BY entry", as: String.self)
        }
        #expect(kinds.suffix(2) == ["call-round.joined", "call-round.left"])
        let other = try await database.write { try CallRoundBook($0, vera).add(CallRoundSettings(name: "Опрос 2")).id }
        await #expect(throws: CallRoundRefusal.notProgressive) {
            try await database.write { try CallRoundDesk($0, irina).join(other) }
        }
        await #expect(throws: CallWishRefusal.noPhone) {
            try await database.write { try CallRoundDesk($0, round.scene.cast.nina).join(round.list) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `never calls for somebody whom they may not know`(on engine: Dialect) async throws {
        let round = try await CalledRound(on: engine)
        let (oleg, database) = (round.scene.cast.oleg, round.scene.database)
        try await round.join(oleg)
        let secret = try #require(try await round.entries().first { $0.client == round.scene.cast.sigma.id })
        let found = try await database.read { try $0.roundsToCall(underWay: []).entries.map(\.entry.id) }
        #expect(!found.contains(secret.id) && !found.isEmpty)
        let taken = try await database.write {
            try CallRoundDialler($0).take(secret.id, for: try #require(oleg.id))
        }
        #expect(taken == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `takes a talk of which nobody says anything for one that reached them`(on engine: Dialect) async throws {
        let round = try await CalledRound(on: engine)
        let irina = round.scene.cast.irina
        try await round.join(irina)
        let (database, person) = (round.scene.database, try #require(irina.id))
        let id = try await database.write { tx in
            let id = try #require(try tx.roundsToCall(underWay: []).entries.first?.entry.id)
            let entry = try #require(try CallRoundDialler(tx).take(id, for: person))
            try tx.save(entry.callEnded(.talked, by: AttemptRule(most: 3, pause: .hours(4)), at: tx.now))
            return id
        }
        round.scene.time.advance(by: .hours(11))
        #expect(try await database.write { try CallRoundDialler($0).settleUnsaid() } == 0)
        round.scene.time.advance(by: .hours(2))
        #expect(try await database.write { try CallRoundDialler($0).settleUnsaid() } == 1)
        #expect(try await round.entry(id).state == .settled(.reached, at: round.scene.time.now))
    }
}

/// A list that the house calls by, with three on it.
private struct CalledRound {
    let house: DispatchedHouse
    let list: CallRound.ID
    var scene: CallScene { house.scene }

    init(on engine: Dialect) async throws {
        house = try await DispatchedHouse(on: engine)
        list = try await house.scene.database.write { [cast = house.scene.cast] tx in
            for (client, phone) in [(cast.lebedev, "8 (916) 000-11-22"), (cast.sigma, "8 (495) 765-43-21")] {
                _ = try ClientBook(tx, .program).addPoint(.phone(phone), to: client.id)
            }
            let book = CallRoundBook(tx, cast.vera)
            let list = try book.add(CallRoundSettings(name: "Опрос", words: "Всё ли хорошо?", way: .progressive))
            try book.add(ClientFilter(), to: list.id)
            try book.start(list.id)
            return list.id
        }
    }

    func join(_ member: Member) async throws {
        try await scene.database.write { [list] in try CallRoundDesk($0, member).join(list) }
    }

    func entries() async throws -> [CallRoundEntry] {
        try await scene.database.read { [list] in
            try $0.all("SELECT \(CallRoundEntry.columns) FROM call_round_entry WHERE list = \(list) ORDER BY id")
        }
    }

    func entry(_ id: CallRoundEntry.ID) async throws -> CallRoundEntry {
        try #require(try await entries().first { $0.id == id })
    }

    func settle(_ id: CallRoundEntry.ID, _ outcome: CallRoundOutcome, _ member: Member) async throws {
        try await scene.database.write { _ = try CallRoundDesk($0, member).settle(id, outcome) }
    }

    /// The words are before whoever's phone rings.
    func seen(by member: Member, at phone: PhoneNumber) async throws {
        let found = try await scene.database.read { try $0.callRoundEntry(heldBy: member, at: phone) }
        #expect(found?.list.settings.words == "Всё ли хорошо?")
    }
}
