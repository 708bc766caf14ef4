import Basics
import Events

/// Someone who acts: a person of the staff with the rights of this moment, or the program itself.
/// Every verb takes one, and every list is seen through one.
package struct Member: Sendable, Hashable {
    /// Nil when the program itself acts.
    package let id: Person.ID?
    package let name: PersonName
    package let permissions: Set<Permission>
    package let department: Department.ID?
    package let line: Line?

    package init(
        id: Person.ID,
        name: PersonName,
        permissions: Set<Permission>,
        department: Department.ID? = nil,
        line: Line? = nil
    ) {
        self.id = id
        self.name = name
        self.permissions = permissions
        self.department = department
        self.line = line
    }

    private init(program: Void) {
        id = nil
        name = PersonName(given: "Highrock")
        permissions = Set(Permission.allCases)
        department = nil
        line = nil
    }

    /// The program itself: imports, schedules, the public form. It sees everything and is named in the journal as the system.
    package static let program = Member(program: ())

    package var actor: Actor {
        id.map { .person($0.rawValue) } ?? .system
    }

    package func may(_ permission: Permission) -> Bool {
        permissions.contains(permission)
    }

    /// - Throws: `RightsRefusal.notAllowed` when the right is missing.
    package func require(_ permission: Permission) throws {
        guard may(permission) else { throw RightsRefusal.notAllowed(permission) }
    }

    /// The same person with no more than these rights, as a token has them.
    package func limited(to scopes: Set<Permission>) -> Member {
        guard let id else { return self }
        return Member(
            id: id,
            name: name,
            permissions: permissions.intersection(scopes),
            department: department,
            line: line
        )
    }
}

package enum RightsRefusal: Refusal, Equatable {
    case notAllowed(Permission)

    package var standing: Standing { .forbidden }
    package var reason: TextKey { "refusal.rights.not-allowed" }
    package var details: [String: String] {
        switch self {
        case .notAllowed(let permission): ["permission": permission.rawValue]
        }
    }
}
