import Basics
import People

/// How a form says who has a list: `own`, `everyone`, `department-<id>`, `role-<name>`.
extension SavedFilter.Audience: LosslessStringConvertible {
    package init?(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 1).map(String.init)
        switch (parts.first, parts.count) {
        case ("own", 1): self = .own
        case ("everyone", 1): self = .everyone
        case ("department", 2):
            guard let id = Department.ID(parts[1]) else { return nil }
            self = .department(id)
        case ("role", 2):
            guard let role = Role(rawValue: parts[1]) else { return nil }
            self = .role(role)
        default: return nil
        }
    }

    package var description: String {
        switch self {
        case .own: "own"
        case .everyone: "everyone"
        case .department(let id): "department-\(id)"
        case .role(let role): "role-\(role.rawValue)"
        }
    }
}
