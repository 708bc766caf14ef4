import Store
import TestSupport
import Testing

/// What a constraint refuses is told in the same words on both engines.
struct ConstraintTests {
    private static let tables = """
        CREATE TABLE parent (
            id INTEGER PRIMARY KEY
        ) STRICT;
        CREATE TABLE child (
            id INTEGER PRIMARY KEY,
            parent INTEGER NOT NULL REFERENCES parent (id),
            kind TEXT NOT NULL CHECK (kind IN ('x', 'y')),
            word TEXT,
            UNIQUE (kind, word)
        ) STRICT;
        """

    private func fault(of statement: SQL, on engine: Dialect) async throws -> StorageFault? {
        let database = try await TestDatabase.with(Self.tables, on: engine)
        try await database.write { tx in
            try tx.run("INSERT INTO parent (id) VALUES (1)")
            try tx.run("INSERT INTO child (id, parent, kind, word) VALUES (1, 1, 'x', 'w')")
        }
        return await #expect(throws: StorageFault.self) {
            try await database.write { tx in try tx.run(statement) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what must be unique is named by its columns`(on engine: Dialect) async throws {
        let key = try await fault(of: "INSERT INTO child (id, parent, kind) VALUES (1, 1, 'y')", on: engine)
        #expect(key == .constraint(kind: .unique, name: "child.id"))
        let pair = try await fault(of: "INSERT INTO child (id, parent, kind, word) VALUES (2, 1, 'x', 'w')", on: engine)
        #expect(pair == .constraint(kind: .unique, name: "child.kind, child.word"))
    }

    @Test(arguments: TestDatabase.engines)
    func `what must be there is named by its column`(on engine: Dialect) async throws {
        let fault = try await fault(of: "INSERT INTO child (id, parent) VALUES (2, 1)", on: engine)
        #expect(fault == .constraint(kind: .notNull, name: "child.kind"))
    }

    @Test(arguments: TestDatabase.engines)
    func `a reference to nothing and a kind that there is not are told apart`(on engine: Dialect) async throws {
        let reference = try await fault(of: "INSERT INTO child (id, parent, kind) VALUES (2, 9, 'x')", on: engine)
        guard case .constraint(.reference, _) = reference else { throw reference ?? .busy }
        let check = try await fault(of: "INSERT INTO child (id, parent, kind) VALUES (2, 1, 'z')", on: engine)
        guard case .constraint(.check, _) = check else { throw check ?? .busy }
        let needed = try await fault(of: "DELETE FROM parent", on: engine)
        guard case .constraint(.reference, _) = needed else { throw needed ?? .busy }
    }

    @Test(arguments: TestDatabase.engines)
    func `a statement that makes no sense is a fault of ours`(on engine: Dialect) async throws {
        let fault = try await fault(of: "SELEC nonsense", on: engine)
        guard case .statement = fault else { throw fault ?? .busy }
    }
}
