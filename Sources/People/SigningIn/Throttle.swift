import Basics

/// How guesses are slowed down: some are free, then each failure makes the next attempt wait twice as long.
package struct Throttle: Sendable {
    /// For guesses at one login or one second factor.
    let login: Scale
    /// For guesses from one address, behind which a whole office may sit.
    let address: Scale

    package init(login: Scale, address: Scale) {
        self.login = login
        self.address = address
    }

    package static let standard = Throttle(
        login: Scale(free: 5, longest: .minutes(5)),
        address: Scale(free: 30, longest: .minutes(15))
    )

    package struct Scale: Sendable {
        let free: Int
        let longest: Duration

        package init(free: Int, longest: Duration) {
            self.free = free
            self.longest = longest
        }

        /// How long after the last of so many failures the next attempt may be.
        func wait(after failures: Int) -> Duration {
            guard failures >= free else { return .zero }
            let doublings = min(failures - free, 20)
            return min(.seconds(1 << doublings), longest)
        }
    }

    /// Failures are forgotten after so long.
    package static let memory = Duration.hours(24)
}

/// Whose guesses are counted. Kept as a hash: people type passwords into the field for the login.
struct Guesser: Sendable, Hashable {
    let name: String
    let scale: Throttle.Scale
}
