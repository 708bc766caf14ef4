import Basics
import Clients
import Desk
import People
import Store
import TestSupport
import Testing

/// Hours of specialists that the first line saves (SPEC L6).
@Suite struct `Hours taken off specialists` {
    @Test func `are the cases that the first line solves alone times what the second line works on such`() {
        let measured: [Case.Kind: Freed.Sum] = [
            .question: .init(cases: 10, minutes: 300, squares: 9000),
            .incident: .init(cases: 5, minutes: 300, squares: 20_000),
            .claim: .init(cases: 4, minutes: 400, squares: 1),
        ]
        let freed = Freed(alone: [.question: 8, .incident: 2, .claim: 2], measured: measured)
        #expect(freed.hours == 8 * 0.5 + 2 * 1.0)
        #expect(freed.solvedAlone == 12 && freed.coverage == 10.0 / 12)
        // All questions took as long, so of them the mean is sure.
        #expect(freed.kinds.first { $0.kind == .question }?.margin == 0)
        let incidents = freed.kinds.first { $0.kind == .incident }
        // Variance (20000 - 5·60²) / 4 = 500; 1.96 · √(500 / 5) = 19.6 minutes.
        #expect(abs((incidents?.margin ?? 0) - 19.6) < 0.001)
        #expect(abs(freed.margin - 2 * 19.6 / 60) < 0.001)
        #expect(freed.kinds.first { $0.kind == .claim }?.mean == nil)
        #expect(Freed(alone: [:], measured: measured).coverage == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `count a specialist's working time, shared among what is in work at once, and rests`(on engine: Dialect)
        async throws
    {
        let house = try await BusyHouse(on: engine, seed: 1)
        let work = SecondLine(house: house)
        // Four questions of one hour each, one after another, from noon of a Monday in Moscow until four.
        for _ in 0..<4 { try await work.solve(in: .hours(1)) }
        // Two at once for two hours: one hour each. One of them is set aside overnight, which takes nothing.
        try await work.solveTogether(.hours(2))
        // By the first line alone.
        for _ in 0..<3 { try await work.solveOnFirst() }
        try await house.catchUp()
        let freed = try await house.overview(for: house.vera).freed
        let questions = try #require(freed.kinds.first { $0.kind == .question })
        #expect(questions.measured == 6 && questions.solvedAlone == 3)
        #expect(questions.mean == 60 && questions.margin == 0)
        #expect(freed.hours == 3)
        #expect(freed.coverage == 1)
        let dump = try await house.dump()
        try await house.counts.rebuild()
        #expect(try await house.dump() == dump)
    }
}

/// What happens to questions on the second line, in Pavel's hands.
private struct SecondLine {
    let house: BusyHouse

    private func open(_ tx: Transaction, _ line: Line) throws -> Case {
        let cast = house.cast
        let new = NewCase(client: cast.vector.id, kind: .question, text: "Как?", line: line, channel: .phone)
        return try CaseDesk(tx, cast.vera).open(new)
    }

    private func take(_ count: Int, of line: Line = .second, by member: Member) async throws -> [Case] {
        try await house.database.write { tx in
            try (0..<count).map { _ in try CaseDesk(tx, member).take(try open(tx, line).id) }
        }
    }

    private func act(_ found: Case, _ act: @escaping @Sendable (CaseDesk, Case) throws -> Case) async throws {
        try await house.database.write { [vera = house.vera] tx in
            let now = try #require(try tx.findCase(found.id, visibleTo: vera))
            _ = try act(CaseDesk(tx, vera), now)
        }
    }

    func solve(in span: Duration) async throws {
        let found = try await take(1, by: house.cast.pavel)[0]
        house.time.advance(by: span)
        try await act(found) { try $0.solve($1.id, version: $1.version) }
    }

    func solveTogether(_ span: Duration) async throws {
        let both = try await take(2, by: house.cast.pavel)
        house.time.advance(by: span)
        try await act(both[0]) { try $0.setAside($1.id, version: $1.version, waitingFor: .client) }
        try await act(both[1]) { try $0.solve($1.id, version: $1.version) }
        house.time.advance(by: .hours(22))
        try await act(both[0]) { try $0.solve($1.id, version: $1.version) }
    }

    func solveOnFirst() async throws {
        let found = try await take(1, of: .first, by: house.cast.irina)[0]
        house.time.advance(by: .minutes(30))
        try await act(found) { try $0.solve($1.id, version: $1.version) }
    }
}
