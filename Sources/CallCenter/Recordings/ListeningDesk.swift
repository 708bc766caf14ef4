import Basics
import Events
import Files
import People
import Store
import Telephony

/// Who may hear what was said in a call, and who has (SPEC P2).
package struct ListeningDesk {
    private let snapshot: Snapshot
    private let member: Member

    package init(_ snapshot: Snapshot, _ member: Member) {
        self.snapshot = snapshot
        self.member = member
    }

    /// All recordings of a call, with what this member may do with them.
    /// - Throws: `ListeningRefusal.notFound` when this member may not know of the call.
    package func sounds(of call: PhoneCall.ID) throws -> CallSounds {
        guard let call = try snapshot.phoneCall(call, visibleTo: member) else { throw ListeningRefusal.notFound }
        let recordings = try snapshot.callRecordings(of: call.id)
        let isParty = try recordings.isEmpty || tookPart(in: call)
        return CallSounds(
            call: call.id,
            began: call.began,
            sounds: recordings.map {
                CallSounds.Sound(recording: $0, isOpen: member.mayListen(to: $0, havingTakenPart: isParty))
            },
            listenings: member.may(.overseeWork) ? try snapshot.listenings(of: call.id) : []
        )
    }

    /// A recording to be heard now, and the file that it lies in.
    package func open(_ place: Int, of call: PhoneCall.ID) throws -> OpenSound {
        guard let call = try snapshot.phoneCall(call, visibleTo: member),
            let recording = try snapshot.callRecording(place, of: call.id)
        else { throw ListeningRefusal.notFound }
        guard member.mayListen(to: recording, havingTakenPart: try tookPart(in: call)) else {
            throw ListeningRefusal.notYours
        }
        guard case .kept(let sound) = recording.state, let file = try snapshot.file(sound.file) else {
            throw ListeningRefusal.nothingThere
        }
        return OpenSound(recording: recording, sound: sound, file: file)
    }

    private func tookPart(in call: PhoneCall) throws -> Bool {
        guard let person = member.id else { return true }
        return try snapshot.legs(of: call).contains { $0.person == person && $0.talk > .zero }
    }
}

extension Member {
    /// A conversation is for those who had it and those who oversee the work; a message was left for all who may know of the client.
    fileprivate func mayListen(to recording: CallRecording, havingTakenPart tookPart: Bool) -> Bool {
        switch recording.kind {
        case .conversation: tookPart || may(.overseeWork)
        case .message: true
        }
    }
}

/// What there is to hear of a call.
package struct CallSounds: Sendable {
    package let call: PhoneCall.ID
    package let began: Moment
    package let sounds: [Sound]
    /// Who has listened, the latest first; empty for those who are not told.
    package let listenings: [Listening]

    package struct Sound: Sendable {
        package let recording: CallRecording
        package let isOpen: Bool
    }
}

/// Somebody has listened to a recording.
package struct Listening: Sendable, Hashable {
    package let person: Person.ID
    package let name: PersonName
    package let place: Int
    package let at: Moment
}

/// A recording that is being listened to.
package struct OpenSound: Sendable {
    package let recording: CallRecording
    package let sound: KeptSound
    private let file: StoredFile

    init(recording: CallRecording, sound: KeptSound, file: StoredFile) {
        self.recording = recording
        self.sound = sound
        self.file = file
    }

    private var head: WaveHead {
        WaveHead(channels: sound.channels, rate: WaveReading.rate, length: Int(file.size))
    }

    /// As a WAV file, in bytes.
    package var size: Int64 { Int64(WaveHead.size) + file.size }

    /// Looks whether this key opens it: data that were brought here without theirs have been given another.
    func tryKey(_ key: ContentKey, in database: Database) async throws {
        do {
            for try await _ in database.content(of: file, part: 0..<1, openedWith: key) { break }
        } catch FileFault.damaged { throw ListeningRefusal.otherKey }
    }

    /// A part of the WAV file, piece by piece.
    package func read(
        _ part: Range<Int64>,
        from database: Database,
        openedWith key: ContentKey,
        _ take: ([UInt8]) async throws -> Void
    ) async throws {
        let start = Int64(WaveHead.size)
        let own = part.clamped(to: 0..<start)
        if !own.isEmpty { try await take(Array(head.bytes[Int(own.lowerBound)..<Int(own.upperBound)])) }
        let rest = part.clamped(to: start..<max(start, size))
        guard !rest.isEmpty else { return }
        let content = rest.lowerBound - start..<rest.upperBound - start
        for try await piece in database.content(of: file, part: content, openedWith: key) { try await take(piece) }
    }
}

/// Why there is nothing to hear.
package enum ListeningRefusal: Refusal, Equatable {
    case notFound
    /// It is for those who took part, and those who oversee the work.
    case notYours
    /// It has not come yet, is lost, or was deleted.
    case nothingThere
    /// It was sealed with a key that this server does not have.
    case otherKey

    package var standing: Standing {
        switch self {
        case .notFound, .nothingThere: .notFound
        case .notYours: .forbidden
        case .otherKey: .unavailable
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.recording.not-found"
        case .notYours: "refusal.recording.not-yours"
        case .nothingThere: "refusal.recording.nothing-there"
        case .otherKey: "refusal.recording.other-key"
        }
    }
}
