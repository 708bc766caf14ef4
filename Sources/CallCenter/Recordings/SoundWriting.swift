import Files
import Store
import Telephony

/// Keeps a sound that comes bit by bit, sealed, and finds its peaks while it passes.
struct SoundWriting {
    private var writing: FileWriting
    private var meter: PeakMeter
    private let channels: Int

    init(_ name: RecordingName, channels: Int, sealedWith key: ContentKey, in database: Database) async throws {
        writing = try await FileWriting(
            name: "\(name).pcm",
            mediaType: "audio/L16",
            sealedWith: key,
            in: database
        )
        meter = PeakMeter(channels: channels)
        self.channels = channels
    }

    /// - Parameter samples: of whole frames.
    mutating func append(_ samples: [Int16]) async throws {
        guard !samples.isEmpty else { return }
        meter.take(samples)
        try await writing.append(WaveSamples.bytes(of: samples))
    }

    mutating func end() async throws -> WrittenSound {
        WrittenSound(file: try await writing.end(), channels: channels, frames: meter.frames, peaks: meter.peaks)
    }

    func abandon() async {
        await writing.abandon()
    }
}

/// Keeps a sound that is there as a whole, sealed: for what no exchange has recorded.
package struct SoundKeeping: Sendable {
    private let database: Database
    private let key: ContentKey

    package init(_ database: Database, sealedWith key: ContentKey) {
        self.database = database
        self.key = key
    }

    /// - Parameter samples: of whole frames, eight thousand a second.
    package func keep(_ samples: [Int16], channels: Int, as name: RecordingName) async throws -> WrittenSound {
        var writing = try await SoundWriting(name, channels: channels, sealedWith: key, in: database)
        do {
            try await writing.append(samples)
            return try await writing.end()
        } catch {
            await writing.abandon()
            throw error
        }
    }
}

/// A sound whose pieces are all there, and that belongs to no call yet.
package struct WrittenSound: Sendable {
    let file: WrittenFile
    let channels: Int
    let frames: Int
    let peaks: Peaks
}
