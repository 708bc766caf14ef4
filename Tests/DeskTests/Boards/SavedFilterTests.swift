import Basics
import Clients
import Desk
import People
import Store
import TestSupport
import Testing

/// Lists of cases that are kept under names.
@Suite struct `A kept list` {
    @Test(arguments: TestDatabase.engines)
    func `is one's own, or that of those whom it is shared with`(on engine: Dialect) async throws {
        let house = try await BusyHouse(on: engine, seed: 1)
        let cast = house.cast
        let network = try #require(cast.pavel.department)
        let wishes: [(Member, SavedFilterWish)] = [
            (cast.irina, .init(name: "Мои срочные", query: "priority=4&whose=mine", key: "U", isDefault: true)),
            (cast.vera, .init(name: "Сети", query: "state=new", audience: .department(network))),
            (cast.vera, .init(name: "Менеджерам", query: "state=new&line=1", audience: .role(.manager))),
            (cast.vera, .init(name: "Всем", query: "deadline=broken", audience: .everyone)),
        ]
        for (member, wish) in wishes { _ = try await house.keep(wish, by: member) }
        #expect(try await house.names(of: cast.irina) == ["Мои срочные", "Менеджерам", "Всем"])
        #expect(try await house.names(of: cast.pavel) == ["Сети", "Всем"])
        #expect(try await house.names(of: cast.nina) == ["Всем"])
        let own = try await house.database.read { try #require(try $0.savedFilters(of: cast.irina).first) }
        #expect(own.key == "u" && own.isDefault && own.query == "priority=4&whose=mine")
    }

    @Test(arguments: TestDatabase.engines)
    func `is changed once by who has seen it, removed and put back`(on engine: Dialect) async throws {
        let house = try await BusyHouse(on: engine, seed: 1)
        let cast = house.cast
        let list = try await house.keep(.init(name: "Новые", query: "state=new"), by: cast.irina)
        let next = try await house.database.write {
            try FilterBook($0, cast.irina).change(list.id, version: 1, to: .init(name: "Свежие", query: "state=new"))
        }
        #expect(next.name == "Свежие" && next.version == 2)
        await #expect(throws: SavedFilterRefusal.stale) {
            try await house.database.write {
                _ = try FilterBook($0, cast.irina).change(list.id, version: 1, to: .init(name: "Ещё", query: ""))
            }
        }
        try await house.database.write { try FilterBook($0, cast.irina).remove(list.id) }
        #expect(try await house.names(of: cast.irina).isEmpty)
        for other in [cast.oleg, cast.vera] {
            await #expect(throws: SavedFilterRefusal.notFound) {
                try await house.database.write { _ = try FilterBook($0, other).restore(list.id) }
            }
        }
        try await house.database.write { _ = try FilterBook($0, cast.irina).restore(list.id) }
        #expect(try await house.names(of: cast.irina) == ["Свежие"])
    }

    @Test func `is shared by who shapes the work alone, and has a key of its own`() async throws {
        let house = try await BusyHouse(on: .sqlite, seed: 1)
        let cast = house.cast
        await #expect(throws: RightsRefusal.notAllowed(.shapeWork)) {
            _ = try await house.keep(.init(name: "Всем", query: "", audience: .everyone), by: cast.irina)
        }
        _ = try await house.keep(.init(name: "Один", query: "line=1", key: "1"), by: cast.irina)
        await #expect(throws: SavedFilterRefusal.keyTaken("Один")) {
            _ = try await house.keep(.init(name: "Два", query: "line=2", key: "1"), by: cast.irina)
        }
        for key in ["ы", "ab", "?"] {
            await #expect(throws: InvalidField("key", "refusal.filter.key")) {
                _ = try await house.keep(.init(name: "Два", query: "line=2", key: key), by: cast.irina)
            }
        }
    }
}

extension BusyHouse {
    func keep(_ wish: SavedFilterWish, by member: Member) async throws -> SavedFilter {
        try await database.write { try FilterBook($0, member).add(wish) }
    }

    func names(of member: Member) async throws -> [String] {
        try await database.read { try $0.savedFilters(of: member).map(\.name) }
    }
}
