import Basics
import Clients
import Foundation
import People
import Store
import TestSupport
import Testing

/// Duplicates as they are found among the clients that are kept (SPEC W5).
@Suite struct DuplicateDeskTests {
    @Test(arguments: TestDatabase.engines)
    func `who is alike is found when the card is changed`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let twin = try await database.write { tx in
            let book = ClientBook(tx, cast.irina)
            let twin = try book.add(NewClient(.person, name: "Лебедев Петр Сергеевич"))
            _ = try book.addPoint(.phone("+7 916 555-01-02"), to: twin.id)
            _ = try book.addPoint(.phone("8 916 555 01 02"), to: cast.lebedev.id)
            return twin
        }
        try await DuplicateWatch(database).look(at: [cast.lebedev.id, twin.id])
        let pairs = try await database.read { try $0.duplicatePairs(visibleTo: cast.oleg, limit: 9).items }
        #expect(pairs.map(\.one) == [cast.lebedev.id])
        #expect(pairs.map(\.other) == [twin.id])
        #expect((pairs.first?.weight ?? 0) > 0)
        #expect(try await database.read { try $0.duplicates(of: twin, visibleTo: cast.oleg).count } == 1)

        try await database.write { try ClientBook($0, cast.irina).setDifferent(twin.id, cast.lebedev.id) }
        try await DuplicateWatch(database).look(at: [cast.lebedev.id, twin.id])
        #expect(try await database.read { try $0.duplicatePairs(visibleTo: cast.oleg, limit: 9).items.isEmpty })
        try await database.write { try ClientBook($0, cast.irina).setMaybeSame(twin.id, cast.lebedev.id) }
        #expect(try await database.read { try $0.duplicatePairs(visibleTo: cast.oleg, limit: 9).items.count } == 1)

        try await database.write { tx in
            try WallBook(tx, cast.vera).makeConfidential(client: twin.id, naming: [])
        }
        #expect(try await database.read { try $0.duplicatePairs(visibleTo: cast.oleg, limit: 9).items.isEmpty })
        #expect(try await database.read { try $0.duplicatePairs(visibleTo: cast.vera, limit: 9).items.count } == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `a list of pairs goes on where it was left`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        try await database.write { tx in
            for number in 0..<7 {
                for name in ["Ёлкин Фёдор Кузьмич", "Елкин Федор Кузьмич"] {
                    let client = try ClientBook(tx, .program).add(NewClient(.person, name: name))
                    _ = try ClientBook(tx, .program).addPoint(.phone("+7 495 600-10-1\(number)"), to: client.id)
                }
            }
        }
        try await DuplicateSurvey(database).survey()
        var seen: [DuplicatePair] = []
        var cursor: PairCursor?
        repeat {
            let place = cursor
            let slice = try await database.read { try $0.duplicatePairs(visibleTo: .program, after: place, limit: 3) }
            seen += slice.items
            cursor = slice.next.flatMap { PairCursor($0.description) }
        } while cursor != nil
        #expect(seen.count >= 7)
        #expect(Set(seen).count == seen.count)
        #expect(seen.map(\.weight) == seen.map(\.weight).sorted(by: >))
    }

    @Test(.enabled(if: FebrlList.areThere), arguments: FebrlList.kept)
    func `FEBRL's duplicates are found among clients that are kept`(number: Int) async throws {
        let list = try FebrlList(at: FebrlList.url(number))
        let database = try await TestDatabase.fresh(on: .sqlite)
        let truth = try await list.settle(in: database)
        try await DuplicateSurvey(database).survey()
        let pairs = try await database.read { try $0.duplicatePairs(visibleTo: .program, limit: 100_000).items }
        let found = pairs.filter { $0.weight > 0 }
        let right = found.count { truth[$0.one] == truth[$0.other] }
        let all = Dictionary(grouping: truth.values) { $0 }.values.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
        let (precision, recall) = (Double(right) / Double(max(1, found.count)), Double(right) / Double(all))
        let f1 = 2 * precision * recall / max(precision + recall, .leastNonzeroMagnitude)
        print(
            "FEBRL \(number) through the store: precision \(precision), recall \(recall), F1 \(f1), \(pairs.count) shown"
        )
        #expect(f1 >= 0.97)
    }
}
