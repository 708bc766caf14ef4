import Basics
import People
import Store

/// A department in a list that is ordered like the tree.
struct DepartmentLine: Sendable {
    let department: Department
    /// How many stand above it.
    let depth: Int

    static func all(in snapshot: Snapshot, includingClosed: Bool = false) throws -> [DepartmentLine] {
        lines(of: try snapshot.departmentTree(includingClosed: includingClosed), depth: 0)
    }

    private static func lines(of branches: [DepartmentBranch], depth: Int) -> [DepartmentLine] {
        branches.flatMap { branch in
            [DepartmentLine(department: branch.department, depth: depth)]
                + lines(of: branch.branches, depth: depth + 1)
        }
    }

    /// For a list that opens, where nothing but spaces can show the tree.
    var indented: String { String(repeating: "\u{2003}", count: depth) + department.name }
}
