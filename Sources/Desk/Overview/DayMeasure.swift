import Store

/// What is counted for each day, line and department. The names are stored; never rename one.
package enum DayMeasure: String, CaseIterable, Sendable, Storable {
    // What happened on a day.
    case opened
    /// Work on it ended: it was solved, or closed at once.
    case solved
    case closed
    case reopened
    case handedOver = "handed-over"
    /// It came back to a team that had passed it on.
    case pingPong = "ping-pong"
    /// A deadline was broken.
    case broken
    /// By how many more cases than before are still to be solved.
    case growth

    // How it stands, by the day on which the cases were opened.
    case unsolved
    case ownerless
    // How it stands, by person.
    case inWork = "in-work"
    case setAside = "set-aside"

    /// Those that are told by the journal alone, entry by entry.
    static let happenings: [DayMeasure] = [
        .opened, .solved, .closed, .reopened, .handedOver, .pingPong, .broken, .growth,
    ]
}
