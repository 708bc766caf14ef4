import Clients
import Desk
import People

/// Where a row of the log puts its case.
package enum StatusStep: Sendable, Hashable {
    case new
    case working
    case waiting(WaitingFor)
    case solved
    case closed
    /// The row says nothing about it.
    case unchanged
}

extension StatusStep: MappingWord {
    static let words: [(word: String, value: StatusStep)] =
        [("new", .new), ("working", .working)]
        + WaitingFor.allCases.map { ("waiting-for-\($0.rawValue)", .waiting($0)) }
        + [("solved", .solved), ("closed", .closed), ("unchanged", .unchanged)]
}

extension Line: MappingWord {
    static let words = allCases.map { (word: "\($0.rawValue)", value: $0) }
}

extension Case.Priority: MappingWord {
    static let words = allCases.map { (word: $0.word, value: $0) }
}

extension Case.Kind: MappingWord {
    static let words = allCases.map { (word: $0.rawValue, value: $0) }
}

extension ContactChannel: MappingWord {
    static let words = allCases.map { (word: $0.rawValue, value: $0) }
}

extension Client.Kind: MappingWord {
    static let words = allCases.map { (word: $0.rawValue, value: $0) }
}
