import NIOCore
import Testing

@testable import Telephony

@Suite struct `Sound that comes in pieces` {
    @Test func `is cut into frames, whatever its pieces are`() {
        var cutter = SoundCutter()
        let sound = ByteBuffer(bytes: (0..<SoundFrame.size * 5).map { UInt8(truncatingIfNeeded: $0 / 7) })
        var rest = sound
        var frames: [SoundFrame] = []
        for length in [640, 100, 700, 960, 800] {
            if let piece = rest.readSlice(length: length) { frames += cutter.cut(piece) }
        }
        #expect(rest.readableBytes == 0)
        #expect(frames.count == 5)
        #expect(frames.flatMap { Array($0.samples.readableBytesView) } == Array(sound.readableBytesView))
    }

    @Test(arguments: [0, 639, 641]) func `is no frame of another length`(_ length: Int) {
        #expect(SoundFrame(ByteBuffer(repeating: 1, count: length)) == nil)
    }
}
