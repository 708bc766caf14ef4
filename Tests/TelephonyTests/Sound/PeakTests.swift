import TestSupport
import Testing

@testable import Telephony

@Suite struct `The peaks of a sound` {
    @Test(arguments: [1, 2]) func `are its highest and lowest, wherever they stand`(_ channels: Int) throws {
        var random = SeededRandom(seed: UInt64(channels))
        for _ in 0..<60 {
            let frames = Int.random(in: 1...20_000, using: &random)
            let samples = (0..<frames * channels).map { _ in Int16.random(in: -9000...9000, using: &random) }
            var (meter, rest) = (PeakMeter(channels: channels, most: 50), samples[...])
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...700, using: &random) * channels)
                rest = rest.dropFirst(piece.count)
                meter.take(Array(piece))
            }
            let peaks = meter.peaks
            #expect(meter.frames == frames)
            #expect(peaks.count <= 50 && (peaks.count >= 25 || frames <= 50 * 16))
            // All stretches but the last are of one length, which is known from how many there are.
            var span = 16
            while frames / span >= 50 { span *= 2 }
            for channel in 0..<channels {
                let own = stride(from: channel, to: samples.count, by: channels).map { samples[$0] }
                let wanted = stride(from: 0, to: own.count, by: span).map { place in
                    let stretch = own[place..<min(place + span, own.count)]
                    return Peaks.Peak(low: Int8((stretch.min() ?? 0) >> 8), high: Int8((stretch.max() ?? 0) >> 8))
                }
                #expect(peaks[channel] == wanted)
            }
            #expect(Peaks(bytes: peaks.bytes) == peaks)
        }
    }

    @Test func `of an hour take some thousand bytes`() {
        var meter = PeakMeter(channels: 2)
        let second = (0..<16_000).map { Int16(truncatingIfNeeded: $0 * 37) }
        for _ in 0..<3600 { meter.take(second) }
        #expect((1000...4001).contains(meter.peaks.bytes.count))
    }

    @Test func `of silence are flat, and of nothing there are none`() {
        var meter = PeakMeter(channels: 1)
        #expect(meter.peaks.count == 0)
        meter.take(Array(repeating: 0, count: 100))
        #expect(meter.peaks[0].allSatisfy { $0 == Peaks.Peak(low: 0, high: 0) })
    }

    @Test(arguments: [[], [0], [0, 1, 2], [2, 1, 2, 3], [1, 1]] as [[UInt8]])
    func `are not read from what is none`(_ bytes: [UInt8]) {
        #expect(Peaks(bytes: bytes) == nil)
    }
}
