import Basics

/// How long to wait for a server in each phase. The longer ones are what RFC 5321 (4.5.3.2) asks of a sender: who hangs up
/// earlier does not know whether the letter was taken.
package struct Patience: Sendable {
    /// For the name, the connection, TLS, the greeting and the login together.
    package var connecting: Duration = .seconds(60)
    /// For the answer to a command.
    package var answering: Duration = .seconds(120)
    /// For the next bytes of something that is on its way, in either direction.
    package var moving: Duration = .seconds(60)
    /// For the verdict on a letter that was sent whole.
    package var verdict: Duration = .seconds(600)
    /// The same when the task has been cancelled meanwhile.
    package var lastWord: Duration = .seconds(5)
    /// For one command with all that comes of it, besides what the size of a letter allows for.
    package var command: Duration = .seconds(600)
    /// Between two questions for news to a server that tells none by itself.
    package var polling: Duration = .seconds(30)
    /// The slowest line that is still waited for, in bytes per second.
    package var slowest: Int64 = 4096

    package init() {}

    /// How long a letter of that size may take.
    func transfer(of bytes: Int64) -> Duration {
        command + .seconds(bytes / max(1, slowest))
    }
}

/// What a server was waited for when the time ran out.
package enum Phase: String, Sendable {
    case connecting
    case answering
    case moving
    case verdict
}

/// How long the other side may be silent, and by when all must be over.
struct Allowance {
    let phase: Phase
    let silence: Duration
    let end: ContinuousClock.Instant

    init(_ phase: Phase, silence: Duration, inAll span: Duration) {
        self.phase = phase
        self.silence = silence
        end = .now + span
    }

    /// - Returns: for how many milliseconds `poll` may wait now; nil when the time is over.
    var pause: CInt? {
        let left = min(silence, end - .now)
        return left > .zero ? CInt(clamping: left.wholeMilliseconds + 1) : nil
    }

    var isOver: Bool { .now > end }
}
