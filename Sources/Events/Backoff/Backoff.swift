import Basics

/// How long to wait after a failure: twice as long each time, up to a limit, with some luck in it so that those who failed
/// together do not come back together.
package struct Backoff: Sendable {
    let base: Duration
    let limit: Duration

    package init(base: Duration, limit: Duration) {
        self.base = base
        self.limit = limit
    }

    /// For work that someone waits for.
    package static let standard = Backoff(base: .seconds(2), limit: .hours(1))

    /// - Parameter luck: from 0 (half the time) to 1 (all of it).
    package func wait(after failures: Int, luck: Double = .random(in: 0...1)) -> Duration {
        let doublings = min(max(failures - 1, 0), 40)
        let full = min(base.wholeMilliseconds << Int64(doublings), limit.wholeMilliseconds)
        return .milliseconds(Int64(Double(full) * (0.5 + luck / 2)))
    }
}
