import Foundation
import NIOCore
import Telephony

extension Tone {
    private static let rate = 16_000.0
    private static let samples = SoundFrame.size / 2

    /// As it travels between the exchange and us.
    package func frames(_ count: Int) -> [SoundFrame] {
        (0..<count).compactMap { frame in
            var bytes = ByteBuffer()
            for place in 0..<Self.samples {
                let angle = 2 * .pi * pitch * Double(frame * Self.samples + place) / Self.rate
                bytes.writeInteger(Int16(8000 * sin(angle)), endianness: .little)
            }
            return SoundFrame(bytes)
        }
    }

    /// The part of a sound's power that is this tone's, 0...1.
    package func share(of frames: [SoundFrame]) -> Double {
        let samples = frames.flatMap { frame in
            var bytes = frame.samples
            return (0..<Self.samples).map { _ in Double(bytes.readInteger(endianness: .little, as: Int16.self) ?? 0) }
        }
        return share(of: samples, rate: Self.rate)
    }
}
