import Basics
import Events
import Store
import TestSupport
import Testing

@Suite(.enabled(if: TestDatabase.engines.contains(.postgres)))
struct LeaseTests {
    @Test func `a lease is held by one, until it is given back or runs out`() async throws {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: .postgres, time: time)
        let ours = Lease("cube", for: .seconds(10), in: database)
        let theirs = Lease("cube", for: .seconds(10), in: database)
        let held = try #require(try await ours.take())
        #expect(try await theirs.take() == nil)

        time.advance(by: .seconds(8))
        let renewed = try #require(try await ours.renew(held))
        time.advance(by: .seconds(8))
        #expect(try await theirs.take() == nil)

        time.advance(by: .seconds(3))
        let taken = try #require(try await theirs.take())
        #expect(try await ours.renew(renewed) == nil)

        try await theirs.release(taken)
        #expect(try await ours.take() != nil)
    }
}
