import Basics

/// Does the jobs of one kind. A job may come again after a fault or a restart, so what `run` does must bear repeating.
package protocol JobHandler: Sendable {
    var kind: Job.Kind { get }
    /// After so many attempts in vain a job is dead.
    var attempts: Int { get }
    var backoff: Backoff { get }
    func run(_ job: Job) async throws
}

extension JobHandler {
    package var attempts: Int { 12 }
    package var backoff: Backoff { .standard }
}

/// What a handler throws when trying again would be of no use.
package struct HopelessJob: Error, CustomStringConvertible {
    package let description: String

    package init(_ reason: String) {
        description = reason
    }
}

/// A job without payload that comes regularly, once for all nodes together.
package struct Recurring: Sendable {
    let kind: Job.Kind
    let interval: Duration

    package init(_ kind: Job.Kind, every interval: Duration) {
        self.kind = kind
        self.interval = interval
    }

    /// The turn that `now` lies in, counted from 1970.
    func turn(at now: Moment) -> Int64 {
        now.milliseconds / max(interval.wholeMilliseconds, 1)
    }

    /// The same on every node, so that one of them enqueues the turn and the others find it there.
    func mark(of turn: Int64) -> String {
        "every \(interval.wholeMilliseconds) ms: \(kind.name) \(turn)"
    }
}
