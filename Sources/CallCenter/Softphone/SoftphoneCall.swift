import Basics
import Synchronization
import Telephony

/// A call at a page: its sound goes on while the page itself comes and goes.
struct SoftphoneCall: Sendable {
    let ring: SoftphoneRing
    let line: SoundLine
    /// The exchange has it, so it can be answered.
    var isThere = false
    /// When it was answered.
    var answered: Moment?

    init(_ ring: SoftphoneRing) {
        self.ring = ring
        line = SoundLine(of: ring.channel)
    }

    var news: SoftphoneNews {
        guard let answered else { return isThere ? .ringing(ring) : .idle }
        return .talking(ring, since: answered)
    }
}

/// Into it a page speaks; whether somebody hears it changes with the calls.
final class Mouthpiece: Sendable {
    private let line = Mutex<SoundLine?>(nil)

    func speak(_ frame: SoundFrame) {
        line.withLock(\.self)?.speak(frame)
    }

    func turn(to line: SoundLine?) {
        self.line.withLock { $0 = line }
    }
}
