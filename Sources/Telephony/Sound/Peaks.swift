/// How loud a sound is over its length, for drawing it: of each stretch the lowest and the highest sample, in 256 steps.
package struct Peaks: Hashable, Sendable {
    package let channels: Int
    /// Stretch after stretch, and in each channel after channel.
    package let peaks: [Peak]

    package struct Peak: Hashable, Sendable {
        package let low: Int8
        package let high: Int8

        package init(low: Int8, high: Int8) {
            self.low = low
            self.high = high
        }
    }

    init(channels: Int, peaks: [Peak]) {
        self.channels = channels
        self.peaks = peaks
    }

    package var count: Int { channels == 0 ? 0 : peaks.count / channels }

    package subscript(channel: Int) -> [Peak] {
        stride(from: channel, to: peaks.count, by: max(1, channels)).map { peaks[$0] }
    }
}

// As they are kept: the number of channels, then two bytes for each peak.
extension Peaks {
    package var bytes: [UInt8] {
        [UInt8(clamping: channels)] + peaks.flatMap { [UInt8(bitPattern: $0.low), UInt8(bitPattern: $0.high)] }
    }

    /// - Returns: nil for what `bytes` has not written.
    package init?(bytes: [UInt8]) {
        guard let channels = bytes.first.map(Int.init), channels > 0, (bytes.count - 1).isMultiple(of: 2 * channels)
        else { return nil }
        self.channels = channels
        peaks = stride(from: 1, to: bytes.count, by: 2).map {
            Peak(low: Int8(bitPattern: bytes[$0]), high: Int8(bitPattern: bytes[$0 + 1]))
        }
    }
}
