import Basics
import People

/// Somebody who could be given a case, and what speaks for it (SPEC L1).
package struct Candidate: Sendable, Hashable {
    package let person: Person.ID
    package let name: PersonName
    /// The client's own manager.
    package let isOwnManager: Bool
    /// Has every skill that the case asks for.
    package let isAble: Bool
    /// How far above what is asked the skills are, all together.
    package let surplus: Int
    /// Within working hours, and not away.
    package let isAtWork: Bool
    /// How many open cases are in these hands, and how many may be.
    package let workload: Int
    package let most: Int?

    package var hasRoom: Bool { most.map { workload < $0 } ?? true }

    /// Whether the program itself gives them cases.
    package var isFit: Bool { isAble && isAtWork && hasRoom }
}

extension [Candidate] {
    /// Who is fit first; of them the client's own manager; then whoever has least to do for how much they may have; then whoever is least
    /// too good for it, so that the best are kept for what only they can do.
    package var bestFirst: [Candidate] {
        sorted { one, other in
            if one.isFit != other.isFit { return one.isFit }
            if one.isAble != other.isAble { return one.isAble }
            if one.isAtWork != other.isAtWork { return one.isAtWork }
            if one.isOwnManager != other.isOwnManager { return one.isOwnManager }
            if one.load != other.load { return one.load < other.load }
            if one.surplus != other.surplus { return one.surplus < other.surplus }
            return one.person < other.person
        }
    }
}

extension Candidate {
    /// In hundredths of what they may have; where nothing is said that is forty.
    fileprivate var load: Int { workload * 100 / Swift.max(most ?? 40, 1) }
}
