import Basics

/// How long to wait before the next try: twice as long each time, up to a limit, and never quite as long as another node would.
package struct Backoff: Sendable {
    package let first: Duration
    package let longest: Duration
    private var tries = 0

    package init(first: Duration = .milliseconds(250), longest: Duration = .seconds(10)) {
        self.first = first
        self.longest = longest
    }

    /// - Returns: from half of what is due to all of it.
    package mutating func next(using random: inout some RandomNumberGenerator) -> Duration {
        let due = min(longest, first * (1 << min(tries, 16)))
        tries += 1
        return due * Double.random(in: 0.5...1, using: &random)
    }

    /// It has worked: the next failure is the first again.
    package mutating func reset() {
        tries = 0
    }
}
