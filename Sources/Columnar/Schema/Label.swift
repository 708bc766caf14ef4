/// A value of a dimension: a record's number, a word, or that the fact has none.
package enum Label: Hashable, Codable, Sendable {
    case number(Int64)
    case text(String)
    case none
}

extension Label: Comparable {
    /// Numbers before words, what is lacking last.
    package static func < (left: Label, right: Label) -> Bool {
        switch (left, right) {
        case (.number(let one), .number(let other)): one < other
        case (.text(let one), .text(let other)): one < other
        case (.number, .text), (.number, .none), (.text, .none): true
        default: false
        }
    }
}
