import Basics
import Store

extension Snapshot {
    package func findDepartment(_ id: Department.ID) throws -> Department? {
        try first("SELECT \(Department.columns) FROM department WHERE id = \(id)")
    }

    /// By name.
    package func departments(includingClosed: Bool = false) throws -> [Department] {
        let open: SQL = includingClosed ? "1 = 1" : "department.closed IS NULL"
        return try all("SELECT \(Department.columns) FROM department WHERE \(open) ORDER BY name, id")
    }

    package func departmentTree(includingClosed: Bool = false) throws -> [DepartmentBranch] {
        DepartmentBranch.forest(of: try departments(includingClosed: includingClosed))
    }

    package func departments(headedBy person: Person.ID) throws -> [Department] {
        try all("SELECT \(Department.columns) FROM department WHERE head = \(person) ORDER BY id")
    }

    /// The department itself and all above it.
    package func lineage(of id: Department.ID) throws -> [Department.ID] {
        try values(
            """
            WITH RECURSIVE lineage (id, parent) AS (
                SELECT id, parent FROM department WHERE id = \(id)
                UNION
                SELECT above.id, above.parent FROM department AS above JOIN lineage ON above.id = lineage.parent
            )
            SELECT id FROM lineage
            """
        )
    }

    func hasOpenDepartments(under id: Department.ID) throws -> Bool {
        try value(
            "SELECT id FROM department WHERE parent = \(id) AND closed IS NULL LIMIT 1",
            as: Department.ID.self
        ) != nil
    }

    func hasPeople(in id: Department.ID) throws -> Bool {
        try value(
            "SELECT id FROM person WHERE department = \(id) AND state <> 'left' LIMIT 1",
            as: Person.ID.self
        ) != nil
    }
}

extension Transaction {
    /// Nobody closes it until this transaction ends.
    /// - Throws: when there is no such department, or it is closed.
    func requireOpen(_ id: Department.ID) throws {
        try alone(on: DepartmentTree.turnstile)
        guard let department = try findDepartment(id) else { throw DepartmentRefusal.unknown }
        guard department.closed == nil else { throw DepartmentRefusal.closed }
    }

    func insert(_ department: Department) throws {
        try run(
            """
            INSERT INTO department (id, parent, name, head, version)
            VALUES (\(department.id), \(department.parent), \(department.name), \(department.head),
                \(department.version))
            """
        )
    }

    func save(_ department: Department, over version: Int) throws {
        let saved = try run(
            """
            UPDATE department SET parent = \(department.parent), name = \(department.name), head = \(department.head),
                version = \(version + 1)
            WHERE id = \(department.id) AND version = \(version)
            """
        )
        guard saved == 1 else { throw DepartmentRefusal.stale }
    }

    func close(_ id: Department.ID) throws {
        try run("UPDATE department SET closed = \(now), version = version + 1 WHERE id = \(id)")
    }

    func reopen(_ id: Department.ID) throws {
        try run("UPDATE department SET closed = NULL, version = version + 1 WHERE id = \(id)")
    }
}
