import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

@Suite struct ListTests {
    @Test(arguments: TestDatabase.engines)
    func `the list of cases is read to its end without doubles, the ones touched last first`(on engine: Dialect)
        async throws
    {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        // Many at one and the same moment: the identity decides.
        try await database.write { tx in
            for minute in 0..<25 {
                try tx.at(FixedTime.start + .minutes(minute / 5)) {
                    _ = try CaseDesk(tx, cast.irina).open(
                        NewCase(client: cast.vector.id, kind: .request, text: "\(minute)", channel: .phone)
                    )
                }
            }
        }
        var read: [Case] = []
        var cursor: TimeCursor?
        repeat {
            let from = cursor
            let slice = try await database.read { try $0.cases(visibleTo: cast.oleg, after: from, limit: 4) }
            read += slice.items.map(\.case)
            cursor = slice.next
        } while cursor != nil
        #expect(read.count == 27)
        #expect(Set(read).count == 27)
        #expect(read == read.sorted { ($0.touched, $0.id) > ($1.touched, $1.id) })
    }

    @Test(arguments: TestDatabase.engines)
    func `a filter leaves what it names`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            func ids(_ filter: CaseFilter) throws -> Set<Case.ID> {
                Set(try tx.cases(filter, visibleTo: cast.irina, limit: 50).items.map(\.case.id))
            }
            #expect(try ids(CaseFilter()) == [cast.payment.id, cast.router.id, cast.secret.id])
            #expect(try ids(CaseFilter(worker: cast.oleg.id)) == [cast.router.id])
            #expect(try ids(CaseFilter(owner: cast.oleg.id)) == [cast.router.id])
            #expect(try ids(CaseFilter(client: cast.vector.id)) == [cast.payment.id])
            #expect(try ids(CaseFilter(kind: .question)) == [cast.secret.id])
            #expect(try ids(CaseFilter(priority: .high)) == [cast.payment.id])
            #expect(try ids(CaseFilter(state: .only(.new))) == [cast.payment.id, cast.secret.id])
            #expect(try ids(CaseFilter(line: .second)) == [])
            _ = try CaseDesk(tx, cast.oleg).close(cast.router.id, version: 1, confirmedBy: .phone)
            #expect(try ids(CaseFilter()) == [cast.payment.id, cast.secret.id])
            #expect(try ids(CaseFilter(state: .closed)) == [cast.router.id])
            #expect(try ids(CaseFilter(state: .only(.closed))) == [cast.router.id])
            #expect(try ids(CaseFilter(state: .all, owner: cast.oleg.id)) == [cast.router.id])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the client's timeline is read to its end without doubles`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            for minute in 0..<30 {
                try tx.at(FixedTime.start + .minutes(minute / 7)) {
                    _ = try CaseDesk(tx, cast.irina).log(
                        NewInteraction(
                            client: cast.vector.id,
                            channel: minute % 2 == 0 ? .phone : .chat,
                            direction: .in,
                            text: "\(minute)"
                        )
                    )
                }
            }
        }
        for (channel, expected) in [(ContactChannel?.none, 31), (.phone, 15), (.letter, 0)] {
            var read: [Interaction] = []
            var cursor: TimeCursor?
            repeat {
                let from = cursor
                let slice = try await database.read {
                    try $0.timeline(of: cast.vector, InteractionFilter(channel: channel), before: from, limit: 7)
                }
                read += slice.items.map(\.interaction)
                cursor = slice.next
            } while cursor != nil
            #expect(read.count == expected)
            #expect(Set(read).count == expected)
            #expect(read == read.sorted { ($0.at, $0.id) > ($1.at, $1.id) })
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a long case is read backwards to its beginning without doubles`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            for minute in 0..<12 {
                try tx.at(FixedTime.start + .minutes(minute / 3)) {
                    _ = try CaseDesk(tx, cast.irina).note(cast.router.id, "\(minute)")
                    _ = try CaseDesk(tx, cast.irina).receive("\(minute)", on: cast.router.id, via: .chat)
                }
            }
        }
        var read: [CaseEntry] = []
        var cursor: TimeCursor?
        repeat {
            let from = cursor
            let slice = try await database.read { try $0.timeline(of: cast.router, before: from, limit: 5) }
            #expect(slice.items.map(\.at) == slice.items.map(\.at).sorted())
            read = slice.items + read
            cursor = slice.next
        } while cursor != nil
        #expect(read.count == 25)
        #expect(Set(read).count == 25)
    }

    @Test(arguments: TestDatabase.engines)
    func `my day has what I work on by urgency, and what others do for me`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let (resting, given) = try await database.write { tx in
            let desk = CaseDesk(tx, cast.oleg)
            _ = try desk.take(cast.payment.id)
            let resting = try desk.open(
                NewCase(
                    client: cast.vector.id,
                    kind: .claim,
                    text: "x",
                    priority: .urgent,
                    channel: .phone,
                    taken: true
                )
            )
            _ = try desk.setAside(resting.id, version: 1, waitingFor: .client)
            let given = try desk.open(
                NewCase(client: cast.vector.id, kind: .claim, text: "y", channel: .phone, taken: true)
            )
            _ = try desk.handOver(given.id, version: 1, to: .line(.second), summary: "раз два три")
            return (resting, given)
        }
        try await DeadlineKeeper(database).rebuild()
        try await database.read { tx in
            let day = try tx.myDay(of: cast.oleg)
            #expect(day.mine.map(\.case.id) == [cast.payment.id, cast.router.id, resting.id])
            #expect(day.watched.map(\.case.id) == [given.id])
            #expect(try tx.myDay(of: .program).mine.isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `people who have a case open see one another for as long as they give signs of life`(on engine: Dialect)
        async throws
    {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        let cast = try await Cast.settle(in: database)
        let (oleg, irina) = (try #require(cast.oleg.id), try #require(cast.irina.id))
        let present = {
            try await database.read { try $0.present(on: cast.payment.id).map { ($0.name.given, $0.writing) } }
        }
        try await database.write { tx in
            try tx.present(oleg, on: cast.payment.id, writing: false)
            try tx.present(irina, on: cast.payment.id, writing: true)
            try tx.present(irina, on: cast.router.id, writing: false)
        }
        #expect(try await present().map(\.0) == ["Ирина", "Олег"])
        #expect(try await present().map(\.1) == [true, false])
        time.advance(by: .seconds(30))
        try await database.write { try $0.present(oleg, on: cast.payment.id, writing: true) }
        time.advance(by: .seconds(20))
        #expect(try await present().map(\.0) == ["Олег"])
        try await database.write { try $0.absent(oleg, from: cast.payment.id) }
        #expect(try await present().isEmpty)
    }
}
