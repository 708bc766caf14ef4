import Basics
import Events
import Files
import Store
import Telephony

/// Brings recordings home from the exchange after their call: sealed, both sides in one sound. The call itself never waits for it, and
/// what can't be fetched or kept now, for the exchange is away or a disk is full, is tried again.
package struct RecordingFetch: JobHandler {
    static let work: Job.Kind = "recording.fetch"
    package let kind = Self.work
    /// For some two days.
    package let attempts = 60

    private let database: Database
    private let shelf: RecordingShelf
    private let key: ContentKey

    struct Errand: Codable, Sendable {
        let call: PhoneCall.ID
        let place: Int
    }

    /// A recording that is not there may only not be there yet.
    private static let looks = 4

    package init(_ database: Database, from shelf: RecordingShelf, sealedWith key: ContentKey) {
        self.database = database
        self.shelf = shelf
        self.key = key
    }

    package func run(_ job: Job) async throws {
        let errand = try job.payload(as: Errand.self)
        let found = try await database.read { try $0.callRecording(errand.place, of: errand.call) }
        guard let recording = found else { throw HopelessJob("there is no such recording") }
        if recording.state == .awaited, try await !settle(recording, isLastLook: job.attempts >= Self.looks) { return }
        // Nothing is thrown away there that is not here for certain.
        for part in recording.parts { try await shelf.remove(part.name) }
    }

    /// - Returns: whether the exchange may forget it.
    private func settle(_ recording: CallRecording, isLastLook: Bool) async throws -> Bool {
        do {
            let sound = try await take(recording, isLastLook: isLastLook)
            try await keep(sound, as: recording)
            return true
        } catch let fault as WaveFault {
            try await lose(recording, .unreadable, "\(fault)")
        } catch TelephonyFault.refused(.notThere, let words) where isLastLook {
            try await lose(recording, .notThere, words)
        }
        return false
    }

    private func keep(_ sound: WrittenSound, as recording: CallRecording) async throws {
        try await database.write { try $0.bring(sound, as: recording) }
    }

    private func lose(_ recording: CallRecording, _ loss: CallRecording.Loss, _ words: String) async throws {
        try await database.write { tx in
            guard try tx.lose(recording, because: loss) else { return }
            try tx.record(.recordingLost(recording, loss, words, of: try tx.client(of: recording.call)), by: .system)
        }
    }

    /// Both sides at a time, so that neither has to be held in memory.
    private func take(_ recording: CallRecording, isLastLook: Bool) async throws -> WrittenSound {
        var (sources, missing): ([SoundSource], TelephonyFault?) = ([], nil)
        for part in recording.parts {
            do { sources.append(SoundSource(part.side, try await shelf.open(part.name))) } catch {
                // When there is no hope for this side, the other alone is better than nothing.
                guard case .refused(.notThere, _) = error, isLastLook else { throw error }
                missing = error
            }
        }
        if sources.isEmpty, let missing { throw missing }
        return try await join(sources, as: recording)
    }

    private func join(_ sources: [SoundSource], as recording: CallRecording) async throws -> WrittenSound {
        let channels = recording.parts.count
        var writing = try await SoundWriting(recording.name, channels: channels, sealedWith: key, in: database)
        do {
            var (sources, join) = (sources, StereoJoin())
            while !sources.isEmpty {
                for place in sources.indices.reversed() {
                    guard let samples = try await sources[place].next() else {
                        sources.remove(at: place)
                        continue
                    }
                    try await writing.append(channels == 1 ? samples : join.take(samples, of: sources[place].side))
                }
            }
            try await writing.append(join.end())
            return try await writing.end()
        } catch {
            await writing.abandon()
            throw error
        }
    }
}

/// One side as it comes from the exchange.
private struct SoundSource {
    let side: Side
    private var bytes: RecordingShelf.Bytes.AsyncIterator
    private var reading = WaveReading()

    init(_ side: Side, _ bytes: RecordingShelf.Bytes) {
        self.side = side
        self.bytes = bytes.makeAsyncIterator()
    }

    /// - Returns: nil at the end.
    mutating func next() async throws -> [Int16]? {
        guard let piece = try await bytes.next() else {
            try reading.end()
            return nil
        }
        return try reading.take(piece)
    }
}
