import Basics
import Store
import TestSupport
import Testing

/// Identities are of the present, whatever time a transaction takes for now.
struct IdentityTests {
    private struct Thing {}

    private static let longAgo = Moment(milliseconds: 915_148_800_000)  // 1999-01-01

    @Test(arguments: TestDatabase.engines)
    func `two processes that write of the same past make no identity twice`(on engine: Dialect) async throws {
        let time = FixedTime()
        let place = try await TestDatabase.empty(on: engine)
        var made: [ID<Thing>] = []
        for _ in 1...2 {
            // A process that starts anew, and by chance has the number of the one before.
            let database = Database(place.engine, time: time, ids: IDSource(node: 9))
            made += try await database.write { tx in
                tx.at(Self.longAgo) { (0..<5000).map { _ in tx.newID() } }
            }
            made += try await database.write(at: Self.longAgo) { tx in [tx.newID()] }
            time.advance(by: .minutes(1))
        }
        #expect(Set(made).count == 10_002)
        #expect(made == made.sorted())
    }
}
