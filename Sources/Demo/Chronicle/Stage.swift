/// How far a case has come when the story of the company ends.
enum Stage: Sendable {
    /// On the first line, in nobody's hands.
    case inQueue
    case working
    case waitingForClient
    case waitingForOthers
    /// With a department of the second line, not taken yet.
    case inSecondQueue
    case withSpecialist
    /// With an executive, as a claim is.
    case withExecutive
    case solved
    /// The client has asked for news, more than once, and has got none.
    case forgotten
    case closed
}
