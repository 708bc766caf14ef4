/// Finds the peaks of a sound of whatever length while it passes: when there are too many stretches, each two become one.
package struct PeakMeter: Sendable {
    private let channels: Int
    private let most: Int
    /// Of a stretch, in frames.
    private var span = 16
    private var done: [Swing] = []
    private var open: [Swing]
    private var filled = 0
    /// Frames that have passed.
    package private(set) var frames = 0

    private struct Swing: Sendable {
        var low = Int16.max
        var high = Int16.min

        mutating func take(_ sample: Int16) {
            low = min(low, sample)
            high = max(high, sample)
        }

        static func + (left: Swing, right: Swing) -> Swing {
            Swing(low: min(left.low, right.low), high: max(left.high, right.high))
        }

        var peak: Peaks.Peak { Peaks.Peak(low: Int8(low >> 8), high: Int8(high >> 8)) }
    }

    /// - Parameter most: at least half as many stretches are found, and never more, unless the sound is very short.
    package init(channels: Int, most: Int = 1000) {
        self.channels = channels
        self.most = most + most % 2
        open = Array(repeating: Swing(), count: channels)
    }

    /// - Parameter samples: of whole frames, channel after channel.
    package mutating func take(_ samples: [Int16]) {
        var place = 0
        while place + channels <= samples.count {
            for channel in 0..<channels { open[channel].take(samples[place + channel]) }
            place += channels
            frames += 1
            filled += 1
            if filled == span { close() }
        }
    }

    package var peaks: Peaks {
        let all = filled > 0 ? done + open : done
        return Peaks(channels: channels, peaks: all.map(\.peak))
    }

    private mutating func close() {
        done += open
        open = Array(repeating: Swing(), count: channels)
        filled = 0
        if done.count == most * channels { halve() }
    }

    private mutating func halve() {
        let pairs = done.count / channels / 2
        var halved: [Swing] = []
        halved.reserveCapacity(pairs * channels)
        for pair in 0..<pairs {
            for channel in 0..<channels {
                let first = pair * 2 * channels + channel
                halved.append(done[first] + done[first + channels])
            }
        }
        done = halved
        span *= 2
    }
}
