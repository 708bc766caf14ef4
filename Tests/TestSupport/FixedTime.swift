import Basics
import Synchronization

/// A time that stands still until a test moves it. It starts on Monday, 2 March 2026, 12:00 in Moscow.
package final class FixedTime: TimeSource {
    package static let start = Moment(milliseconds: 1_772_442_000_000)

    private let moment: Mutex<Moment>

    package init(_ moment: Moment = FixedTime.start) {
        self.moment = Mutex(moment)
    }

    package var now: Moment {
        moment.withLock { $0 }
    }

    package func set(_ moment: Moment) {
        self.moment.withLock { $0 = moment }
    }

    package func advance(by span: Duration) {
        moment.withLock { $0 = $0 + span }
    }
}
