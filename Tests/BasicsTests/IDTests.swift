import Basics
import Foundation
import Testing

enum Thing {}

@Suite struct `Identities` {
    @Test func `each is greater than the one before, whatever the clock does`() {
        let source = IDSource(node: 7)
        let moments = [10, 10, 9, 5_000, 4_999, 5_000].map { Moment(milliseconds: 1_700_000_000_000 + $0) }
        let ids = moments.map { source.next(at: $0, as: Thing.self) }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
    }

    @Test func `two processes make different ones in the same millisecond`() {
        let moment = Moment(milliseconds: 1_700_000_000_000)
        let first = IDSource(node: 1)
        let second = IDSource(node: 2)
        let ids = (0..<2000).flatMap { _ in [first.next(at: moment, as: Thing.self), second.next(at: moment)] }
        #expect(Set(ids).count == ids.count)
    }

    @Test func `many threads at once get no doubles`() async {
        let source = IDSource()
        let moment = Moment(milliseconds: 1_700_000_000_000)
        let ids = await withTaskGroup(of: [ID<Thing>].self) { group in
            for _ in 0..<8 { group.addTask { (0..<5000).map { _ in source.next(at: moment) } } }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(ids).count == 40_000)
    }

    @Test func `text and number are the same identity`() throws {
        var chance = SystemRandomNumberGenerator()
        for _ in 0..<1000 {
            let id = ID<Thing>(rawValue: Int64(chance.next() >> 1))
            #expect(ID<Thing>(id.description) == id)
            #expect(ID<Thing>(id.description.uppercased()) == id)
            let json = try JSONEncoder().encode([id])
            #expect(try JSONDecoder().decode([ID<Thing>].self, from: json) == [id])
        }
    }

    @Test func `text that is no identity is refused`() {
        for text in ["", "1", "zzzzzzzzzzzzz", "00000000000000", "000000000000u", "000000 00000a", "00000000000é"] {
            #expect(ID<Thing>(text) == nil, "\(text)")
        }
    }

    @Test func `look-alikes are read as what was meant`() {
        #expect(ID<Thing>("00000000000lO") == ID<Thing>("0000000000010"))
    }
}
