import Testing

@testable import Clients

@Suite("Groups of duplicates")
struct DuplicateGroupsTests {
    /// Clients as points on a line: the nearer, the likelier the same.
    private func groups(_ points: [Double]) -> [[Int]] {
        func weight(_ one: Int, _ other: Int) -> Double { 3 - abs(points[one] - points[other]) }
        let pairs = points.indices.flatMap { one in ((one + 1)..<points.count).map { (one, $0, weight(one, $0)) } }
        return DuplicateGroups(of: pairs.sorted { $0.2 > $1.2 }, weight: weight).groups
    }

    @Test func `who is close together is one`() {
        #expect(groups([0, 1, 0.5, 20, 21, 50]) == [[0, 1, 2], [3, 4]])
    }

    @Test func `a chain of half-likenesses does not make one of many`() {
        let chain = groups((0..<10).map { Double($0) * 2.5 })
        #expect(chain.allSatisfy { $0.count <= 2 })
        #expect(!chain.isEmpty)
    }

    @Test func `nobody stands in two groups`() {
        let list = ClientList.made(people: 800, repeated: 40, copies: 5, errors: 6, seed: 4)
        let groups = DuplicateSearch(among: list.profiles.map { Traits($0) }).groups
        let members = groups.flatMap(\.self)
        #expect(Set(members).count == members.count)
        #expect(groups.allSatisfy { $0.count > 1 && $0 == $0.sorted() })
    }
}
