import NIOCore

/// Twenty milliseconds of sound: 320 samples of 16 bits, 16,000 a second, the lower byte first.
package struct SoundFrame: Hashable, Sendable {
    package let samples: ByteBuffer

    /// - Returns: nil for what is longer or shorter.
    package init?(_ samples: ByteBuffer) {
        guard samples.readableBytes == Self.size else { return nil }
        self.samples = samples
    }

    package static let span = Duration.milliseconds(20)
    /// In bytes.
    package static let size = 640
    package static let silence = SoundFrame(unchecked: ByteBuffer(repeating: 0, count: size))

    /// The exchange's name for sound of this kind.
    static let format = "slin16"

    private init(unchecked samples: ByteBuffer) {
        self.samples = samples
    }
}
