import Foundation

/// Where "now" comes from, so that tests, imports and the demonstration company can choose it.
/// (A *clock* in Highrock is the counter of a deadline, hence the other name.)
package protocol TimeSource: Sendable {
    var now: Moment { get }
}

/// The machine's own time.
package struct SystemTime: TimeSource {
    package init() {}
    package var now: Moment { Moment(Date()) }
}
