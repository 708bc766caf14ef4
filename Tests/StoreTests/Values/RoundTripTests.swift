import Basics
import Store
import TestSupport
import Testing

/// What goes into a column comes out of it, on both engines.
struct RoundTripTests {
    @Test(arguments: TestDatabase.engines)
    func `a setting is found again`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        try await database.write { tx in
            _ = try tx.run("INSERT INTO setting (name, value) VALUES (\("a"), \("б"))")
        }
        let value = try await database.read {
            try $0.value("SELECT value FROM setting WHERE name = \("a")", as: String.self)
        }
        #expect(value == "б")
    }
}
