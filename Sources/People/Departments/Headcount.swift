import Basics
import Store

extension Snapshot {
    /// How many people work in each department itself; those without any are left out.
    package func headcounts() throws -> [Department.ID: Int] {
        let rows = try all(
            """
            SELECT department, COUNT(*) FROM person WHERE department IS NOT NULL AND state <> 'left'
            GROUP BY department
            """
        ) { row in
            (try row.read(Department.ID.self), try row.read(Int.self))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}
