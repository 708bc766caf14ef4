import Basics
import Testing

@testable import People

struct PassCacheTests {
    private let cache = PassCache<String>(freshness: .seconds(20), capacity: 3)
    private let now = Moment(milliseconds: 1_000_000)
    private let irina = Person.ID(rawValue: 1)

    @Test func `an answer is good for a while`() {
        cache.keep("Ирина", of: irina, under: [1], at: now, generation: cache.generation)
        #expect(cache.find([1], at: now + .seconds(19)) == "Ирина")
        #expect(cache.find([1], at: now + .seconds(20)) == nil)
        #expect(cache.find([2], at: now) == nil)
    }

    @Test func `what was read before a removal is not kept after it`() {
        let generation = cache.generation
        cache.forgetAll(of: irina)
        cache.keep("Ирина", of: irina, under: [1], at: now, generation: generation)
        #expect(cache.find([1], at: now) == nil)
    }

    @Test func `a person is forgotten whole, and nobody else with them`() {
        for key in [UInt8(1), 2] { cache.keep("Ирина", of: irina, under: [key], at: now, generation: cache.generation) }
        cache.keep("Олег", of: Person.ID(rawValue: 2), under: [3], at: now, generation: cache.generation)
        cache.forgetAll(of: irina)
        #expect(cache.find([1], at: now) == nil)
        #expect(cache.find([2], at: now) == nil)
        #expect(cache.find([3], at: now) == "Олег")
    }

    @Test func `it never grows past its capacity`() {
        for key in UInt8(0)..<10 { cache.keep("Ирина", of: irina, under: [key], at: now, generation: cache.generation) }
        #expect((UInt8(0)..<10).filter { cache.find([$0], at: now) != nil }.count <= 3)
        #expect(cache.find([9], at: now) != nil)
    }
}
