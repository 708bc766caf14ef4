/// How long and how often a transaction that was hindered is tried again.
struct Patience {
    private let end = ContinuousClock.now + .seconds(15)
    private var conflicts = 0
    private var losses = 0

    /// How long to wait before the next try; nil is the end of patience.
    mutating func pause(after failure: Failure) -> Duration? {
        guard ContinuousClock.now < end else { return nil }
        switch failure.remedy {
        case .none:
            return nil
        case .elsewhere:
            losses += 1
            return losses <= 3 ? .milliseconds(20) : nil
        case .again:
            conflicts += 1
            // The first time at once; then longer and longer, and never two in step.
            let longest = min(200, 1 << min(conflicts, 8))
            return conflicts == 1 ? .zero : .milliseconds(Int.random(in: 1...longest))
        }
    }
}
