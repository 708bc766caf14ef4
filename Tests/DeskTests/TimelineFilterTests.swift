import Basics
import Clients
import Desk
import People
import Store
import TestSupport
import Testing

@Suite("A client's timeline, narrowed down")
struct TimelineFilterTests {
    @Test(arguments: TestDatabase.engines)
    func `by channel, direction, person, period and words`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let (irina, oleg) = (try #require(cast.irina.id), try #require(cast.oleg.id))
        let day = Moment(milliseconds: 1_750_000_000_000)
        try await database.write { tx in
            for number in 0..<60 {
                let isOut = number.isMultiple(of: 2)
                try tx.insert(
                    Interaction(
                        id: tx.newID(),
                        client: cast.lebedev.id,
                        channel: number.isMultiple(of: 3) ? .phone : .email,
                        direction: isOut ? .out : .in,
                        author: isOut ? (number.isMultiple(of: 4) ? irina : oleg) : nil,
                        at: day + .hours(number),
                        subject: "Тема \(number)",
                        text: number == 7 ? "Ёлка ЗАЖГЛАСЬ" : "Обычное письмо"
                    )
                )
            }
        }
        func shown(_ filter: InteractionFilter, limit: Int = 100) async throws -> [Int] {
            try await database.read { snapshot in
                try snapshot.timeline(of: cast.lebedev, filter, limit: limit).items.compactMap {
                    $0.interaction.subject.hasPrefix("Тема") ? Int($0.interaction.subject.dropFirst(5)) : nil
                }
            }
        }
        #expect(try await shown(InteractionFilter(channel: .phone)) == (0..<60).filter { $0 % 3 == 0 }.reversed())
        #expect(try await shown(InteractionFilter(direction: .out)) == (0..<60).filter { $0 % 2 == 0 }.reversed())
        #expect(try await shown(InteractionFilter(author: irina)) == (0..<60).filter { $0 % 4 == 0 }.reversed())
        let period = InteractionFilter(since: day + .hours(10), before: day + .hours(13))
        #expect(try await shown(period) == [12, 11, 10])
        #expect(try await shown(InteractionFilter(words: "елка зажг")) == [7])
        #expect(try await shown(InteractionFilter(words: "обычное"), limit: 3) == [59, 58, 57])
        #expect(try await shown(InteractionFilter(words: "тема 5 письмо")).count == 15)
        let authors = try await database.read { try $0.timelineAuthors(of: cast.lebedev) }
        #expect(Set(authors).isSuperset(of: [irina, oleg]))
    }

    @Test func `a page of it is read by index, in its order`() async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        let cast = try await Cast.settle(in: database)
        let plans = try await database.read { snapshot in
            let filters = [
                InteractionFilter(), InteractionFilter(channel: .phone), InteractionFilter(direction: .in),
                InteractionFilter(author: Person.ID(rawValue: 7)), InteractionFilter(words: "x"),
                InteractionFilter(since: .init(milliseconds: 1), before: .init(milliseconds: 2)),
            ]
            return try filters.map { filter in
                let recorder = StatementRecorder()
                try recorder.watch(snapshot) {
                    _ = try $0.timeline(
                        of: cast.vector,
                        filter,
                        before: TimeCursor(at: .init(milliseconds: 9), id: 9),
                        limit: 20
                    )
                }
                return try recorder.plans(in: snapshot)
            }
        }
        for plan in plans {
            #expect(plan.contains { $0.contains("interaction_client") }, "\(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") || $0.contains("SCAN interaction") }, "\(plan)")
        }
    }
}
