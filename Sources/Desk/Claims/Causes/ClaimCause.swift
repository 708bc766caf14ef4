import Basics
import Events
import Store

/// Why clients are dissatisfied, as the company sorts it; causes form a tree (SPEC L5).
package struct ClaimCause: Sendable, Hashable {
    package typealias ID = Basics.ID<ClaimCause>

    package let id: ID
    package var parent: ID?
    package var name: String
    package let version: Int
    /// No claim gets it any more; those that have it keep it.
    package let closed: Moment?

    package var eventSubject: Event.Subject { Event.Subject(.claimCause, id) }
    package static let longest = 100
}

/// All causes in their order: each below the one that it is part of, sisters by name.
package struct ClaimCauseTree: Sendable, Hashable {
    package struct Branch: Sendable, Hashable {
        package let cause: ClaimCause
        /// 0 for the highest.
        package let depth: Int
    }

    package let branches: [Branch]
    private let causes: [ClaimCause.ID: ClaimCause]

    package init(_ all: [ClaimCause]) {
        causes = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
        let children = Dictionary(grouping: all) { $0.parent }
        var branches: [Branch] = []
        func add(_ parent: ClaimCause.ID?, _ depth: Int) {
            for cause in (children[parent] ?? []).sorted(by: { ($0.name, $0.id) < ($1.name, $1.id) }) {
                branches.append(Branch(cause: cause, depth: depth))
                add(cause.id, depth + 1)
            }
        }
        add(nil, 0)
        self.branches = branches
    }

    package subscript(id: ClaimCause.ID?) -> ClaimCause? { id.flatMap { causes[$0] } }

    package var isEmpty: Bool { branches.isEmpty }

    /// From the highest down to it.
    package func path(to id: ClaimCause.ID?) -> [ClaimCause] {
        var (path, next) = ([ClaimCause](), self[id])
        while let cause = next, path.count < branches.count {
            path.append(cause)
            next = self[cause.parent]
        }
        return path.reversed()
    }

    /// The cause and all that is part of it.
    package func branch(of id: ClaimCause.ID) -> Set<ClaimCause.ID> {
        Set(branches.map(\.cause.id).filter { path(to: $0).contains { $0.id == id } })
    }

    /// Those that a claim can be given.
    package var open: [Branch] { branches.filter { path(to: $0.cause.id).allSatisfy { $0.closed == nil } } }
}

/// Why something about a cause is declined.
package enum ClaimCauseRefusal: Refusal, Equatable {
    case notFound
    case stale
    case closed
    /// It would be part of itself.
    case circle
    /// Its sister is called the same.
    case nameTaken(String)
    /// Claims have it, or other causes are part of it.
    case inUse

    package var standing: Standing {
        switch self {
        case .notFound: .notFound
        case .stale, .inUse: .conflict
        case .closed, .circle, .nameTaken: .invalid
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.claim-cause.not-found"
        case .stale: "refusal.claim-cause.stale"
        case .closed: "refusal.claim-cause.closed"
        case .circle: "refusal.claim-cause.circle"
        case .nameTaken: "refusal.claim-cause.name-taken"
        case .inUse: "refusal.claim-cause.in-use"
        }
    }

    package var details: [String: String] {
        if case .nameTaken(let name) = self { ["name": name] } else { [:] }
    }

    package var field: String? {
        switch self {
        case .notFound, .stale, .inUse: nil
        case .closed, .circle: "parent"
        case .nameTaken: "name"
        }
    }
}
