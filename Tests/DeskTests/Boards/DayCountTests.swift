import Basics
import Clients
import Desk
import Events
import People
import Store
import Synchronization
import TestSupport
import Testing

/// The numbers of the head's overview: kept up entry by entry, made anew, and counted from the cases themselves they are the same.
@Suite struct `Numbers by day` {
    @Test(arguments: TestDatabase.engines)
    func `are the same however they came about, and those of the cases themselves`(on engine: Dialect) async throws {
        let house = try await BusyHouse(on: engine, seed: 28)
        for turn in 0..<90 {
            try await house.happen()
            if turn.isMultiple(of: 4) { try await house.catchUp() }
            if turn == 40 { try await house.wall(house.cast.vector) }
            if turn == 70 { try await house.unwall(house.cast.sigma) }
        }
        try await house.catchUp()
        let kept = try await house.dump()
        try await house.counts.rebuild()
        #expect(try await house.dump() == kept)
        #expect(kept.count > 60)
        for member in [house.vera, house.oleg] { try await house.compare(for: member) }
    }

    @Test(arguments: TestDatabase.engines)
    func `bear that entries come again`(on engine: Dialect) async throws {
        let house = try await BusyHouse(on: engine, seed: 5)
        for _ in 0..<20 { try await house.happen() }
        try await Sealer(database: house.database).sealAll()
        let entries = try await house.database.read { try $0.journal(after: 0, limit: 1000) }
        try await house.counts.receive(entries)
        let once = try await house.dump()
        try await house.counts.receive(entries)
        try await house.counts.receive(Array(entries.suffix(3)))
        #expect(try await house.dump() == once)
    }

    @Test(arguments: TestDatabase.engines)
    func `leave out whom the reader may not know of, also in what is past`(on engine: Dialect) async throws {
        let house = try await BusyHouse(on: engine, seed: 3)
        try await house.catchUp()
        let (vera, oleg) = (try await house.overview(for: house.vera), try await house.overview(for: house.oleg))
        #expect(vera.sum(.opened) == 3 && vera.backlog.last == 3 && vera.ownerless == 2)
        #expect(oleg.sum(.opened) == 2 && oleg.backlog.last == 2 && oleg.ownerless == 1)
        try await house.wall(house.cast.lebedev)
        try await house.catchUp()
        #expect(try await house.overview(for: house.oleg).sum(.opened) == 1)
        #expect(try await house.overview(for: house.oleg).loads.isEmpty)
        #expect(try await house.overview(for: house.vera).sum(.opened) == 3)
        await #expect(throws: RightsRefusal.notAllowed(.overseeWork)) {
            _ = try await house.overview(for: house.cast.irina)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `tell that a case came straight back, and lead to it`(on engine: Dialect) async throws {
        let house = try await BusyHouse(on: engine, seed: 3)
        let cast = house.cast
        for destination in [Destination.department(cast.network.id), .line(.first), .department(cast.network.id)] {
            try await house.database.write { tx in
                let found = try #require(try tx.findCase(cast.payment.id, visibleTo: cast.vera))
                let desk = CaseDesk(tx, cast.vera)
                _ = try desk.handOver(found.id, version: found.version, to: destination, summary: "раз два три")
            }
        }
        try await house.catchUp()
        let overview = try await house.overview(for: house.vera)
        #expect(overview.sum(.handedOver) == 3 && overview.sum(.pingPong) == 2)
        var filter = CaseFilter(state: .all)
        let today = try #require(overview.days.last)
        for (what, numbers) in [
            (DayMeasure.pingPong, [cast.payment.id]), (.handedOver, [cast.payment.id]), (.solved, []),
        ] {
            filter.happened = CaseFilter.Happened(what, on: .init(from: today, through: today))
            let found = try await house.database.read { [filter] in
                try $0.cases(filter, visibleTo: house.vera, limit: 10)
            }
            #expect(found.items.map(\.case.id) == numbers)
        }
        let board = try await house.database.read { try $0.board(of: .second, visibleTo: house.vera) }
        #expect(board.pingPongs == [cast.payment.id: 2] && board.queue.waiting == 1)
    }
}

/// A company in which something happens by chance, and one who counts it.
struct BusyHouse: Sendable {
    let time = FixedTime()
    let database: Database
    let cast: Cast
    let counts: DayCounts
    private let random: SeededRandomBox

    init(on engine: Dialect, seed: UInt64) async throws {
        database = try await TestDatabase.fresh(on: engine, time: time)
        cast = try await Cast.settle(in: database)
        counts = DayCounts(database)
        random = SeededRandomBox(seed)
    }

    var vera: Member { cast.vera }
    /// Sees the numbers, and does not know of Sigma.
    var oleg: Member { cast.oleg.with(.overseeWork) }

    func catchUp() async throws {
        try await Sealer(database: database).sealAll()
        let entries = try await database.read { try $0.journal(after: try $0.countedUpTo(), limit: 10_000) }
        try await counts.receive(entries)
    }

    func overview(for member: Member) async throws -> Overview {
        try await database.read { [now = time.now] in try $0.overview(of: 90, now: now, visibleTo: member) }
    }

    func wall(_ client: Client) async throws {
        try await database.write { [cast] in
            try WallBook($0, cast.vera).makeConfidential(client: client.id, naming: [try #require(cast.irina.id)])
        }
    }

    func unwall(_ client: Client) async throws {
        try await database.write { [cast] in try WallBook($0, cast.vera).open(client: client.id) }
    }

    /// One thing that may happen to one case.
    func happen() async throws {
        time.advance(by: .minutes(random.next(20...1600)))
        let (dice, cast) = (random.next(0...10_000), cast)
        do {
            try await database.write { tx in try Self.act(dice, cast, in: tx) }
        } catch is any Refusal {
            // What can't be done now changes no number either.
        }
    }

    private static func act(_ dice: Int, _ cast: Cast, in tx: Transaction) throws {
        let people = [cast.irina, cast.vera, cast.pavel]
        let desk = CaseDesk(tx, people[dice % 3])
        let cases = try tx.cases(CaseFilter(state: .all), visibleTo: .program, limit: 100).items.map(\.case)
        let found = cases[dice / 3 % cases.count]
        let (id, version) = (found.id, found.version)
        let places: [Destination] = [
            .line(.first), .line(.second), .department(cast.network.id), .department(cast.finance.id),
            .person(try #require(cast.pavel.id)), .person(try #require(cast.irina.id)),
        ]
        switch dice / 7 % 9 {
        case 0:
            let clients = [cast.vector, cast.lebedev, cast.sigma]
            let kinds = Case.Kind.allCases
            _ = try CaseDesk(tx, cast.vera).open(
                NewCase(client: clients[dice % 3].id, kind: kinds[dice % kinds.count], text: "Вопрос", channel: .phone)
            )
        case 1: _ = try desk.take(id)
        case 2, 3:
            _ = try CaseDesk(tx, cast.vera).handOver(id, version: version, to: places[dice % 6], summary: "а б в")
        case 4: _ = try desk.setAside(id, version: version, waitingFor: .supplier)
        case 5: _ = try desk.resume(id, version: version)
        case 6: _ = try CaseDesk(tx, cast.vera).solve(id, version: version)
        case 7: _ = try CaseDesk(tx, cast.vera).close(id, version: version, confirmedBy: .phone)
        default: _ = try desk.reopen(id, version: version)
        }
    }

    /// Everything that is kept, as text.
    func dump() async throws -> [String] {
        try await database.read { snapshot in
            func lines(_ sql: SQL, _ columns: Int) throws -> [String] {
                try snapshot.all(sql) { row in
                    try (0..<columns).map { _ in "\(try row.read(String.self))" }.joined(separator: " ")
                }
            }
            return try lines(
                """
                SELECT CAST(client AS TEXT), measure, CAST(day AS TEXT), CAST(line AS TEXT), CAST(department AS TEXT),
                    CAST(person AS TEXT), CAST(count AS TEXT)
                FROM day_count WHERE count <> 0 ORDER BY client, measure, day, line, department, person
                """,
                7
            )
                + lines(
                    """
                    SELECT CAST(client AS TEXT), CAST(day AS TEXT), kind, CAST(alone AS TEXT), CAST(cases AS TEXT),
                        CAST(minutes AS TEXT), CAST(squares AS TEXT)
                    FROM effort_count WHERE cases <> 0 ORDER BY client, day, kind, alone
                    """,
                    7
                )
                + lines(
                    """
                    SELECT CAST(service_case AS TEXT), CAST(day AS TEXT), CAST(times AS TEXT) FROM ping_pong
                    ORDER BY service_case, day
                    """,
                    3
                )
        }
    }

    /// The numbers of a reader against a look at every case.
    func compare(for member: Member) async throws {
        let overview = try await overview(for: member)
        let all = try await database.read {
            try $0.cases(CaseFilter(state: .all), visibleTo: member, limit: 1000).items
        }
        let unsolved = all.map(\.case).filter { $0.status.word != .solved && $0.status.word != .closed }
        #expect(overview.backlog.last == unsolved.count)
        #expect(overview.sum(.opened) == all.count)
        #expect(overview.ownerless == unsolved.filter { $0.owner == nil }.count)
        for (line, sums) in overview.lines { #expect(sums.unsolved == unsolved.filter { $0.line == line }.count) }
        for (department, sums) in overview.departments {
            #expect(sums.unsolved == unsolved.filter { $0.department == department }.count)
        }
        let held = Dictionary(grouping: unsolved.filter { $0.worker != nil }, by: \.worker)
        #expect(Set(overview.loads.map(\.person)) == Set(held.keys.compactMap(\.self)))
        for load in overview.loads { #expect(load.whole == held[load.person]?.count) }
        #expect(overview.ages.values.reduce(0, +) == unsolved.count)
        // Before the first of all there was nothing.
        #expect(overview.backlog.first == 0)
    }
}

/// Chance that many may draw from.
final class SeededRandomBox: Sendable {
    private let random: Mutex<SeededRandom>

    init(_ seed: UInt64) { random = Mutex(SeededRandom(seed: seed)) }

    func next(_ range: ClosedRange<Int>) -> Int { random.withLock { Int.random(in: range, using: &$0) } }
}

extension Member {
    func with(_ permission: Permission) -> Member {
        guard let id else { return self }
        return Member(
            id: id,
            name: name,
            permissions: permissions.union([permission]),
            department: department,
            line: line
        )
    }
}
