import Basics
import Crypto
import Events
import Files
import Foundation
import People
import Store
import Testing

@testable import CallCenter
@testable import Telephony

/// Calls with something to hear.
extension CallScene {
    static let contentKey = ContentKey(SymmetricKey(data: Array(repeating: 9 as UInt8, count: 32)))

    /// A call that is over, whose recordings have not come yet.
    func call(_ maker: RecordMaker = RecordMaker(recordings: ["c1-r1"])) async throws -> PhoneCall.ID {
        try await archive.keep(try maker.record(), CallContext(way: maker.message == nil ? .queue : .voiceMail))
        let id = try await database.read { try $0.phoneCall(named: maker.name)?.id }
        return try #require(id)
    }

    /// A recording as if it had come home.
    @discardableResult
    func keep(_ frames: [Int16], channels: Int = 2, as place: Int = 0, of call: PhoneCall.ID) async throws -> KeptSound
    {
        let found = try await database.read { try $0.callRecording(place, of: call) }
        let recording = try #require(found)
        var writing = try await SoundWriting(
            recording.name,
            channels: channels,
            sealedWith: Self.contentKey,
            in: database
        )
        try await writing.append(frames)
        let written = try await writing.end()
        return try await database.write { tx in
            let file = try tx.finish(written.file)
            let sound = KeptSound(file: file.id, channels: channels, frames: written.frames, peaks: written.peaks)
            #expect(try tx.keep(sound, as: recording))
            return sound
        }
    }

    /// A recording as it is given to listeners.
    func heard(_ place: Int = 0, of call: PhoneCall.ID) async throws -> Data {
        let open = try await database.read { try ListeningDesk($0, .program).open(place, of: call) }
        var bytes = Data()
        try await open.read(0..<open.size, from: database, openedWith: Self.contentKey) { bytes += $0 }
        #expect(Int64(bytes.count) == open.size)
        return bytes
    }

    func state(of call: PhoneCall.ID, _ place: Int = 0) async throws -> CallRecording.State? {
        try await database.read { try $0.callRecording(place, of: call)?.state }
    }

    func events(_ kind: String) async throws -> Int {
        try await database.read { try $0.value("SELECT COUNT(*) FROM journal WHERE kind = \(kind)") ?? 0 }
    }
}
