import Basics

/// What an administrator has set, by name (`company.name`). Whoever owns a setting gives it a type of its own.
extension Snapshot {
    package func setting(_ name: String) throws -> String? {
        try value("SELECT value FROM setting WHERE name = \(name)")
    }
}

extension Transaction {
    /// - Parameter value: nil takes the setting back to its default.
    package func set(_ name: String, to value: String?) throws {
        guard let value else {
            try run("DELETE FROM setting WHERE name = \(name)")
            return
        }
        try run(
            """
            INSERT INTO setting (name, value) VALUES (\(name), \(value))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """
        )
    }
}
