/// Whose voice it is.
package enum Side: String, Hashable, Sendable, Codable, CaseIterable {
    case outsider
    /// All that the outsider hears.
    case house
}

extension RecordingName {
    /// The part of a recording in which one side is heard alone.
    package func of(_ side: Side) -> RecordingName { RecordingName("\(text).\(side.rawValue)") }
}
