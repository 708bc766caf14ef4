import Basics
import Events
import Store
import Telephony

extension Event {
    static func recordingKept(_ recording: CallRecording, _ sound: KeptSound, of client: Int64?) -> Event {
        Event(
            "call.recording-kept",
            of: Subject(.call, recording.call),
            client: client,
            data: ["place": Fact(recording.place), "length_ms": .number(sound.length.wholeMilliseconds)]
        )
    }

    static func recordingLost(
        _ recording: CallRecording,
        _ loss: CallRecording.Loss,
        _ words: String,
        of client: Int64?
    ) -> Event {
        Event(
            "call.recording-lost",
            of: Subject(.call, recording.call),
            client: client,
            data: ["place": Fact(recording.place), "why": .text(loss.rawValue), "words": .text(words)]
        )
    }

    static func recordingDeleted(_ recording: CallRecording, of client: Int64?) -> Event {
        Event(
            "call.recording-deleted",
            of: Subject(.call, recording.call),
            client: client,
            data: ["place": Fact(recording.place)]
        )
    }

    static func recordingHeard(_ recording: CallRecording, of client: Int64?) -> Event {
        Event(
            "call.listened",
            of: Subject(.call, recording.call),
            client: client,
            data: ["place": Fact(recording.place)]
        )
    }

    static func recordingTimeChanged(to days: Int?) -> Event {
        Event("recordings.time-changed", of: Subject(kind: .system, rawValue: 0), data: ["days": Fact(days)])
    }
}

extension Snapshot {
    /// Whose call it is.
    func client(of call: PhoneCall.ID) throws -> Int64? {
        try value(
            """
            SELECT interaction.client FROM phone_call JOIN interaction ON interaction.id = phone_call.interaction
            WHERE phone_call.id = \(call)
            """
        )
    }
}
