/// Keeps a talk from becoming late. The exchange plays what it is given a frame at a time, however fast that comes; what it has
/// not played yet waits there, and whoever listens hears it so much later.
package struct SoundPacer: Hashable, Sendable {
    package enum Advice: Hashable, Sendable {
        case send
        /// There is nothing left to play: a little silence first, so that the next may be a little late.
        case sendAfterSilence
        /// Enough waits already.
        case wait(Duration)
        /// More has been waiting for a while than is needed: without this one all that follows is heard sooner.
        case leaveOut
    }

    /// What has not been played yet, as it was at `seen`.
    private var waiting = Duration.zero
    private var seen: ContinuousClock.Instant
    /// The least that has waited since `watched`.
    private var least = Duration.zero
    private var watched: ContinuousClock.Instant

    /// More than this never waits.
    static let most = SoundFrame.span * 5
    /// So much is needed at all times, lest a breath of the network be heard.
    static let enough = SoundFrame.span * 2
    /// How long too much is put up with.
    static let watch = Duration.seconds(1)

    package init(at now: ContinuousClock.Instant) {
        seen = now
        watched = now
    }

    /// What to do with the next frame, and counts it as done.
    package mutating func next(at now: ContinuousClock.Instant) -> Advice {
        waiting = max(.zero, waiting - (now - seen))
        seen = now
        if waiting + SoundFrame.span > Self.most { return .wait(waiting + SoundFrame.span - Self.most) }
        least = min(least, waiting)
        if now - watched >= Self.watch {
            let wasTooMuch = least > Self.enough
            watched = now
            least = waiting
            if wasTooMuch { return .leaveOut }
        }
        guard waiting > .zero else {
            waiting = SoundFrame.span * 2
            return .sendAfterSilence
        }
        waiting += SoundFrame.span
        return .send
    }
}
