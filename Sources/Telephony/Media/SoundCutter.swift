import NIOCore

/// Cuts sound that comes in pieces of any length into frames.
struct SoundCutter {
    private var rest = ByteBuffer()

    mutating func cut(_ sound: ByteBuffer) -> [SoundFrame] {
        if rest.readableBytes == 0, let frame = SoundFrame(sound) { return [frame] }
        var sound = sound
        rest.writeBuffer(&sound)
        var frames: [SoundFrame] = []
        while let piece = rest.readSlice(length: SoundFrame.size), let frame = SoundFrame(piece) {
            frames.append(frame)
        }
        rest.discardReadBytes()
        return frames
    }
}
