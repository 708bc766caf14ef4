import Basics
import People

/// A way to narrow down the list of cases that is kept under a name: one's own, or shared.
package struct SavedFilter: Sendable, Hashable {
    package typealias ID = Basics.ID<SavedFilter>

    package let id: ID
    package let name: String
    /// What stands behind the question mark of the list's address.
    package let query: String
    package let author: Person.ID
    package let audience: Audience
    /// Pressed after `f`; nil when it has none.
    package let key: String?
    /// Whoever has it sees it first when the list is opened.
    package let isDefault: Bool
    package let version: Int

    init(
        id: ID,
        name: String,
        query: String,
        author: Person.ID,
        audience: Audience,
        key: String?,
        isDefault: Bool,
        version: Int
    ) {
        self.id = id
        self.name = name
        self.query = query
        self.author = author
        self.audience = audience
        self.key = key
        self.isDefault = isDefault
        self.version = version
    }

    /// Who has it.
    package enum Audience: Sendable, Hashable {
        case own
        case department(Department.ID)
        case role(Role)
        case everyone

        package var word: Word {
            switch self {
            case .own: .own
            case .department: .department
            case .role: .role
            case .everyone: .everyone
            }
        }

        package enum Word: String, CaseIterable, Sendable {
            case own
            case department
            case role
            case everyone
        }
    }

    package static let longestName = 60
    static let longestQuery = 1000
    /// More tabs than these nobody finds anything among.
    static let mostOfOne = 30
}

/// What a filter is to be.
package struct SavedFilterWish: Sendable {
    package var name: String
    package var query: String
    package var audience: SavedFilter.Audience
    package var key: String
    package var isDefault: Bool

    package init(
        name: String,
        query: String,
        audience: SavedFilter.Audience = .own,
        key: String = "",
        isDefault: Bool = false
    ) {
        self.name = name
        self.query = query
        self.audience = audience
        self.key = key
        self.isDefault = isDefault
    }
}

package enum SavedFilterRefusal: Refusal, Equatable {
    /// There is none, or it is somebody else's.
    case notFound
    /// Somebody has changed it meanwhile.
    case stale
    case tooMany
    /// Another filter that one has is on this key.
    case keyTaken(String)

    package var standing: Standing {
        switch self {
        case .notFound: .notFound
        case .stale, .tooMany, .keyTaken: .conflict
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.filter.not-found"
        case .stale: "refusal.filter.stale"
        case .tooMany: "refusal.filter.too-many"
        case .keyTaken: "refusal.filter.key-taken"
        }
    }

    package var details: [String: String] {
        switch self {
        case .keyTaken(let name): ["name": name]
        case .tooMany: ["most": "\(SavedFilter.mostOfOne)"]
        case .notFound, .stale: [:]
        }
    }

    package var field: String? {
        if case .keyTaken = self { "key" } else { nil }
    }
}
