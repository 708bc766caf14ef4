import Basics

/// How long the exchange is waited for.
package struct LinePatience: Sendable {
    package var connecting: Duration = .seconds(3)
    package var answering: Duration = .seconds(5)
    /// How often it is asked for a sign of life while it has nothing to tell.
    package var asking: Duration = .seconds(1)
    /// After how long without any it is taken for lost.
    package var silence: Duration = .seconds(5)
    package var backoff = Backoff()

    package init() {}
}
