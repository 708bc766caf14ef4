import Foundation

/// A tone of one pitch, by which a sound is known again.
package struct Tone {
    /// In hertz.
    let pitch: Double

    package init(pitch: Double) {
        self.pitch = pitch
    }

    private static let rate = 8000.0

    /// As a telephone sends it: G.711 A-law, eight thousand samples a second.
    package func aLaw(seconds: Double) -> Data {
        Data(samples(seconds: seconds).map { Self.aLaw(Int($0)) })
    }

    /// As a recording has it.
    package func samples(seconds: Double) -> [Int16] {
        (0..<Int(seconds * Self.rate)).map { Int16(8000 * sin(2 * .pi * pitch * Double($0) / Self.rate)) }
    }

    /// The part of a recording's power that is this tone's, 0...1.
    /// - Parameter recording: WAV, one channel of 16 bits at eight thousand samples a second.
    package func share(of recording: Data) -> Double {
        share(in: Self.samples(of: recording, channel: 0, of: 1))
    }

    /// One channel of a WAV file of 16 bits.
    package static func samples(of recording: Data, channel: Int, of channels: Int) -> [Int16] {
        recording.dropFirst(44).chunks(of: 2 * channels).map { frame in
            let place = frame.startIndex + 2 * channel
            return Int16(bitPattern: UInt16(frame[place]) | UInt16(frame[place + 1]) << 8)
        }
    }

    /// The part of the power of some samples that is this tone's, 0...1.
    package func share(in samples: some Collection<Int16>) -> Double {
        share(of: samples.map(Double.init), rate: Self.rate)
    }

    /// - Parameter rate: samples a second.
    func share(of samples: [Double], rate: Double) -> Double {
        let power = samples.reduce(0) { $0 + $1 * $1 }
        guard power > 0 else { return 0 }
        let (real, imaginary) = samples.enumerated().reduce((0.0, 0.0)) { sum, sample in
            let angle = 2 * .pi * pitch * Double(sample.offset) / rate
            return (sum.0 + sample.element * cos(angle), sum.1 + sample.element * sin(angle))
        }
        return 2 * (real * real + imaginary * imaginary) / (Double(samples.count) * power)
    }

    /// ITU-T G.711, table 1.
    private static func aLaw(_ sample: Int) -> UInt8 {
        var level = (sample < 0 ? ~sample : sample) >> 4
        if level > 15 {
            var segment = 1
            while level > 31 {
                level >>= 1
                segment += 1
            }
            level += (segment << 4) - 16
        }
        return UInt8(sample >= 0 ? level | 0x80 : level) ^ 0x55
    }
}

extension Data {
    fileprivate func chunks(of size: Int) -> [Data] {
        stride(from: startIndex, to: endIndex - size + 1, by: size).map { self[$0..<$0 + size] }
    }
}
