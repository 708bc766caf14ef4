import Basics

/// The facts of a department that may be changed.
package struct DepartmentChange: Sendable, Equatable {
    package var name: String
    package var parent: Department.ID?
    package var head: Person.ID?

    package init(_ department: Department) {
        name = department.name
        parent = department.parent
        head = department.head
    }
}

extension Department {
    func changed(to change: DepartmentChange) -> Department {
        var department = self
        department.name = change.name
        department.parent = change.parent
        department.head = change.head
        return department
    }
}

/// A department with what is below it.
package struct DepartmentBranch: Sendable, Hashable {
    package let department: Department
    package let branches: [DepartmentBranch]

    /// The trees that these departments form; one whose parent is not among them stands at the top.
    package static func forest(of departments: [Department]) -> [DepartmentBranch] {
        let known = Set(departments.map(\.id))
        let below = Dictionary(grouping: departments) { $0.parent.flatMap { known.contains($0) ? $0 : nil } }
        func branches(under parent: Department.ID?) -> [DepartmentBranch] {
            (below[parent] ?? []).map { DepartmentBranch(department: $0, branches: branches(under: $0.id)) }
        }
        return branches(under: nil)
    }
}

package enum DepartmentRefusal: Refusal, Equatable {
    case unknown
    case stale
    case closed
    /// It would stand under itself.
    case circle
    case hasBranches
    case hasPeople

    package var standing: Standing {
        self == .unknown ? .notFound : .conflict
    }

    package var reason: TextKey {
        switch self {
        case .unknown: "refusal.department.unknown"
        case .stale: "refusal.department.stale"
        case .closed: "refusal.department.closed"
        case .circle: "refusal.department.circle"
        case .hasBranches: "refusal.department.has-branches"
        case .hasPeople: "refusal.department.has-people"
        }
    }

    package var field: String? {
        self == .circle ? "parent" : nil
    }
}
