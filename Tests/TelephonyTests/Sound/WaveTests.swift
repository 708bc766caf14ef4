import TestSupport
import Testing

@testable import Telephony

@Suite struct `A recorded sound` {
    private static func bytes(of samples: [Int16]) -> [UInt8] {
        samples.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }

    private static func noise(_ count: Int, _ random: inout SeededRandom) -> [Int16] {
        (0..<count).map { _ in .random(in: .min ... .max, using: &random) }
    }

    /// In pieces of any size, none included.
    private func read(_ file: [UInt8], _ random: inout SeededRandom) throws -> [Int16] {
        var (reading, samples, rest) = (WaveReading(), [Int16](), file[...])
        while !rest.isEmpty {
            let piece = rest.prefix(.random(in: 0...40, using: &random))
            rest = rest.dropFirst(piece.count)
            samples += try reading.take(Array(piece))
        }
        try reading.end()
        return samples
    }

    @Test func `is read the same in whatever pieces it comes`() throws {
        var random = SeededRandom(seed: 11)
        for _ in 0..<100 {
            let samples = Self.noise(.random(in: 0...300, using: &random), &random)
            let head = WaveHead(channels: 1, rate: 8000, length: samples.count * 2)
            // What stands behind the sound is none.
            let file =
                head.bytes + Self.bytes(of: samples)
                + Array("LIST\u{4}\0\0\0abcd".utf8).prefix(samples.isEmpty ? 0 : 12)
            #expect(try read(file, &random) == samples)
        }
    }

    @Test func `has a head that other programs know`() throws {
        let head = WaveHead(channels: 2, rate: 8000, length: 64)
        #expect(
            head.bytes == Array("RIFF".utf8) + [100, 0, 0, 0] + Array("WAVEfmt ".utf8)
                + [16, 0, 0, 0, 1, 0, 2, 0, 0x40, 0x1F, 0, 0, 0, 0x7D, 0, 0, 4, 0, 16, 0] + Array("data".utf8)
                + [64, 0, 0, 0]
        )
        #expect(head.bytes.count == WaveHead.size)
        #expect(try FoundWaveHead(in: head.bytes)?.head == head)
    }

    @Test func `is whole though its exchange was killed before it wrote how long it is`() throws {
        var random = SeededRandom(seed: 12)
        let samples = Self.noise(500, &random)
        let file = WaveHead(channels: 1, rate: 8000, length: 0).bytes + Self.bytes(of: samples) + [7]
        #expect(try read(file, &random) == samples, "half a sample is none")
    }

    @Test func `may have other parts before it`() throws {
        var random = SeededRandom(seed: 13)
        let plain = WaveHead(channels: 1, rate: 8000, length: 4).bytes
        let odd = Array("LIST".utf8) + [3, 0, 0, 0, 1, 2, 3, 0]
        #expect(try read(plain.prefix(12) + odd + plain.dropFirst(12) + [1, 0, 2, 0], &random) == [1, 2])
    }

    @Test func `is none`() {
        var random = SeededRandom(seed: 14)
        let plain = WaveHead(channels: 1, rate: 8000, length: 4).bytes
        #expect(throws: WaveFault.notWave) { try read([], &random) }
        #expect(throws: WaveFault.notWave) { try read(Array(plain.prefix(30)), &random) }
        #expect(throws: WaveFault.notWave) { try read(Array(repeating: 0, count: 100), &random) }
        #expect(throws: WaveFault.notWave) { try read(Array("RIFF....WAVEdata....".utf8) + plain, &random) }
        #expect(throws: WaveFault.notWave) {
            try read(Array("RIFF....WAVEjunk".utf8) + [255, 255, 255, 255] + plain, &random)
        }
        let stereo = WaveFault.otherForm(format: 1, channels: 2, rate: 8000, bits: 16)
        #expect(throws: stereo) { try read(WaveHead(channels: 2, rate: 8000, length: 4).bytes, &random) }
        var gsm = plain
        gsm[20] = 49
        #expect(throws: WaveFault.otherForm(format: 49, channels: 1, rate: 8000, bits: 16)) { try read(gsm, &random) }
    }

    @Test func `lies beside the other side's, in whatever pieces both come`() {
        var random = SeededRandom(seed: 15)
        for _ in 0..<100 {
            let sides = Side.allCases.map { ($0, Self.noise(.random(in: 0...200, using: &random), &random)) }
            var (join, frames) = (StereoJoin(), [Int16]())
            var left = Dictionary(uniqueKeysWithValues: sides)
            while let side = left.filter({ !$0.value.isEmpty }).keys.randomElement(using: &random) {
                let piece = left[side]?.prefix(.random(in: 1...50, using: &random)) ?? []
                left[side]?.removeFirst(piece.count)
                frames += join.take(Array(piece), of: side)
            }
            frames += join.end()
            let length = sides.map(\.1.count).max() ?? 0
            #expect(frames.count == length * 2)
            for (channel, side) in sides.enumerated() {
                let heard = stride(from: channel, to: frames.count, by: 2).map { frames[$0] }
                #expect(heard == side.1 + Array(repeating: 0, count: length - side.1.count))
            }
        }
    }
}
