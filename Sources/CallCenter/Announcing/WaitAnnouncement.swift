import Basics
import Telephony

/// What somebody who waits is told: their place in line, and how long it may take (SPEC T1). Of Asterisk's own sounds, in the order in
/// which its own queues say them.
package struct WaitAnnouncement: Hashable, Sendable {
    /// From 1.
    package let place: Int
    /// Nil where nobody has been answered lately.
    package let expected: Duration?

    package init(place: Int, expected: Duration?) {
        self.place = place
        self.expected = expected
    }

    package var sounds: [Sound] {
        let thanks = Sound.named("queue-thankyou")
        return placeSounds + timeSounds + [thanks]
    }

    private var placeSounds: [Sound] {
        switch place {
        case ...1: [.named("queue-youarenext")]
        case ...Self.greatest: [.named("queue-thereare"), .number(UInt(place)), .named("queue-callswaiting")]
        default: [.named("queue-quantity1"), .number(UInt(Self.greatest)), .named("queue-quantity2")]
        }
    }

    /// Debian's Russian sounds have no word for a hundred, and say nothing in its place.
    private static let greatest = 99

    /// Whole minutes; what is less than one is not worth a word, and what is more than can be said is no promise to anybody.
    private var timeSounds: [Sound] {
        guard let minutes = expected.map({ ($0.components.seconds + 30) / 60 }), minutes > 0, minutes <= Self.greatest
        else { return [] }
        let unit: Sound = minutes == 1 ? .named("queue-minute") : .named("queue-minutes")
        return [.named("queue-holdtime"), .number(UInt(minutes)), unit]
    }
}

/// How long callers of a queue have waited lately: each new wait counts for a quarter, as in Asterisk's `app_queue`
/// (`recalc_holdtime`).
package struct WaitEstimate: Hashable, Sendable {
    package private(set) var expected: Duration?

    package init() {}

    package mutating func answered(after wait: Duration) {
        expected = expected.map { ($0 * 3 + wait) / 4 } ?? wait
    }
}

/// When those who wait are told how they stand: soon, and then again and again.
package enum WaitAnnouncing {
    package static let first = Duration.seconds(15)
    package static let again = Duration.seconds(60)
}
