/// What came in, for the state of the whole complex (SPEC T4).
package struct EventCounts: Sendable, Equatable {
    package internal(set) var read = 0
    package internal(set) var malformed = 0
    /// Of kinds that say nothing to us, by name.
    package internal(set) var unknown: [String: Int] = [:]
    package internal(set) var connections = 0

    /// More names than there are kinds of events are nobody's to keep.
    private static let mostNames = 200

    /// - Returns: whether it is the first of its kind.
    mutating func note(unknown name: String) -> Bool {
        guard unknown[name] != nil || unknown.count < Self.mostNames else { return false }
        unknown[name, default: 0] += 1
        return unknown[name] == 1
    }
}
