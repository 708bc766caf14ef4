/// How long and how often a transaction that was hindered is tried again.
struct Patience {
    private let end = ContinuousClock.now + .seconds(15)
    private var losses = 0

    private static let mostLosses = 3

    /// How long to wait before the next try; nil is the end of patience.
    mutating func pause(after failure: Failure) -> Duration? {
        guard ContinuousClock.now < end else { return nil }
        switch failure.remedy {
        case .none:
            return nil
        case .again, .alone:
            // The turnstile that it passes next is wait enough.
            return .zero
        case .elsewhere:
            losses += 1
            return losses <= Self.mostLosses ? .milliseconds(20 * losses) : nil
        }
    }
}
