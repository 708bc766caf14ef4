import Basics
import Store

/// Something that a person can do well, for finding who is to be asked.
package struct Skill: Sendable, Hashable {
    package typealias ID = Basics.ID<Skill>

    package let id: ID
    package let name: String
}

extension Skill: Record {
    package static let columns: SQL = "skill.id, skill.name"

    package init(from row: inout Row) throws {
        id = try row.read()
        name = try row.read()
    }
}

/// How well one person can do it: 1 is a beginning, 5 is whom others ask.
package struct PersonSkill: Sendable, Hashable {
    package static let levels = 1...5

    package let skill: Skill
    package let level: Int
}

package enum SkillRefusal: Refusal, Equatable {
    case unknown
    case nameTaken

    package var standing: Standing {
        self == .unknown ? .notFound : .conflict
    }

    package var reason: TextKey {
        switch self {
        case .unknown: "refusal.skill.unknown"
        case .nameTaken: "refusal.skill.name-taken"
        }
    }

    package var field: String? {
        self == .nameTaken ? "name" : nil
    }
}
