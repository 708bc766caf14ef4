import Store

/// The three support lines (SPEC L1).
package enum Line: Int, CaseIterable, Codable, Sendable, Comparable, Storable {
    case first = 1
    case second = 2
    case third = 3

    package static func < (left: Line, right: Line) -> Bool { left.rawValue < right.rawValue }
}
