/// What stands at the beginning of a WAV file (RIFF, "Multimedia Programming Interface", 1991): 16-bit PCM, as telephones are recorded.
package struct WaveHead: Hashable, Sendable {
    package let channels: Int
    /// Samples a second.
    package let rate: Int
    /// Bytes of sound.
    package let length: Int

    package init(channels: Int, rate: Int, length: Int) {
        self.channels = channels
        self.rate = rate
        self.length = length
    }

    /// Of a head as we write it.
    package static let size = 44

    package var bytes: [UInt8] {
        let frame = channels * 2
        // RIFF counts no further than four bytes go: what is longer plays all the same.
        let parts: [[UInt8]] = [
            Array("RIFF".utf8), Self.four(length + Self.size - 8), Array("WAVEfmt ".utf8), Self.four(16), Self.two(1),
            Self.two(channels), Self.four(rate), Self.four(rate * frame), Self.two(frame), Self.two(16),
            Array("data".utf8), Self.four(length),
        ]
        return Array(parts.joined())
    }

    private static func two(_ value: Int) -> [UInt8] { Array(four(value).prefix(2)) }

    private static func four(_ value: Int) -> [UInt8] {
        let value = UInt32(clamping: value)
        return [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}

/// The head of a file of which only the beginning is there yet.
struct FoundWaveHead: Equatable {
    let head: WaveHead
    /// Where the sound begins.
    let start: Int

    /// - Returns: nil when more of the file is needed to tell.
    init?(in bytes: [UInt8]) throws(WaveFault) {
        guard bytes.count >= 12 else { return nil }
        guard bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WAVE".utf8) else { throw .notWave }
        var place = 12
        var form: (channels: Int, rate: Int)?
        while bytes.count >= place + 8 {
            let (name, length, body) = (bytes[place..<place + 4], Self.four(bytes, place + 4), place + 8)
            if name.elementsEqual("data".utf8) {
                guard let form else { throw .notWave }
                head = WaveHead(channels: form.channels, rate: form.rate, length: length)
                start = body
                return
            }
            if name.elementsEqual("fmt ".utf8) {
                guard length >= 16 else { throw .notWave }
                guard bytes.count >= body + 16 else { return nil }
                form = try Self.form(bytes, body)
            }
            guard body + length <= Self.longest else { throw .notWave }
            // Parts begin at even places.
            place = body + length + length % 2
        }
        return nil
    }

    /// What stands before the sound is short, whatever programs have to say of themselves there.
    private static let longest = 1 << 16

    private static func form(_ bytes: [UInt8], _ body: Int) throws(WaveFault) -> (channels: Int, rate: Int) {
        let (format, channels) = (two(bytes, body), two(bytes, body + 2))
        let (rate, bits) = (four(bytes, body + 4), two(bytes, body + 14))
        guard format == 1, bits == 16, (1...2).contains(channels), (8000...48_000).contains(rate) else {
            throw .otherForm(format: format, channels: channels, rate: rate, bits: bits)
        }
        return (channels, rate)
    }

    private static func two(_ bytes: [UInt8], _ place: Int) -> Int { Int(bytes[place]) | Int(bytes[place + 1]) << 8 }

    private static func four(_ bytes: [UInt8], _ place: Int) -> Int { two(bytes, place) | two(bytes, place + 2) << 16 }
}
