/// Reads a WAV file that comes bit by bit, one channel at eight thousand samples a second.
///
/// A recording whose exchange was killed has a head that was never completed: then all that follows is sound.
package struct WaveReading: Sendable {
    private var start: [UInt8] = []
    /// Bytes of sound that are still to come; nil before the head is read.
    private var left: Int?
    /// The first half of a sample whose other half has not come yet.
    private var half: UInt8?

    package static let rate = 8000

    package init() {}

    /// - Returns: the samples that are whole now.
    package mutating func take(_ bytes: [UInt8]) throws(WaveFault) -> [Int16] {
        guard let left else { return try begin(start + bytes) }
        let sound = bytes.prefix(left)
        self.left = left - sound.count
        return samples(in: sound)
    }

    /// Whether there was a sound at all.
    package func end() throws(WaveFault) {
        guard left != nil else { throw .notWave }
    }

    private mutating func begin(_ bytes: [UInt8]) throws(WaveFault) -> [Int16] {
        guard let found = try FoundWaveHead(in: bytes) else {
            start = bytes
            guard bytes.count < 1 << 17 else { throw .notWave }
            return []
        }
        let head = found.head
        guard head.channels == 1, head.rate == Self.rate else {
            throw .otherForm(format: 1, channels: head.channels, rate: head.rate, bits: 16)
        }
        let isOpen = head.length == 0 || head.length == Int(UInt32.max)
        left = isOpen ? .max : head.length
        start = []
        return try take(Array(bytes[found.start...]))
    }

    private mutating func samples(in bytes: ArraySlice<UInt8>) -> [Int16] {
        var samples: [Int16] = []
        samples.reserveCapacity(bytes.count / 2 + 1)
        for byte in bytes {
            if let low = half {
                samples.append(Int16(bitPattern: UInt16(low) | UInt16(byte) << 8))
                half = nil
            } else {
                half = byte
            }
        }
        return samples
    }
}
