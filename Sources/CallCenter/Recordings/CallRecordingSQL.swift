import Basics
import Events
import Files
import Store
import Telephony

extension CallRecording: Record {
    package static let columns: SQL = """
        phone_call_recording.call, phone_call_recording.place, phone_call_recording.name, phone_call_recording.kind,
        phone_call_recording.broken_off, phone_call_recording.state, phone_call_recording.reason, phone_call_recording.settled, phone_call_recording.file,
        phone_call_recording.channels, phone_call_recording.frames, phone_call_recording.peaks
        """

    package init(from row: inout Row) throws {
        call = try row.read()
        place = try row.read()
        name = try row.read()
        kind = try row.read()
        isBrokenOff = try row.read()
        state = try State(from: &row)
    }
}

extension CallRecording.State {
    private enum Word: String, Storable {
        case awaited, kept, lost, deleted
    }

    fileprivate init(from row: inout Row) throws {
        let (word, loss): (Word, CallRecording.Loss?) = (try row.read(), try row.read())
        let (settled, file): (Moment?, StoredFile.ID?) = (try row.read(), try row.read())
        let (channels, frames): (Int?, Int?) = (try row.read(), try row.read())
        let peaks = try row.read([UInt8]?.self).flatMap(Peaks.init(bytes:))
        switch (word, file, channels, frames, peaks) {
        case (.awaited, _, _, _, _): self = .awaited
        case (.kept, let file?, let channels?, let frames?, let peaks?):
            self = .kept(KeptSound(file: file, channels: channels, frames: frames, peaks: peaks))
        case (.deleted, _, _, let frames?, _):
            self = .deleted(at: settled ?? Moment(milliseconds: 0), length: .seconds(frames) / WaveReading.rate)
        case (.lost, _, _, _, _): self = .lost(loss ?? .unreadable)
        default: throw UnreadableColumn(index: 4, wanted: "CallRecording.State")
        }
    }
}

extension Snapshot {
    /// In the order in which they were made. Whoever holds a `PhoneCall` was allowed to see it.
    package func callRecordings(of call: PhoneCall.ID) throws -> [CallRecording] {
        try all("SELECT \(CallRecording.columns) FROM phone_call_recording WHERE call = \(call) ORDER BY place")
    }

    func callRecording(_ place: Int, of call: PhoneCall.ID) throws -> CallRecording? {
        try first(
            "SELECT \(CallRecording.columns) FROM phone_call_recording WHERE call = \(call) AND place = \(place)"
        )
    }

    /// How many recordings the house waits for, and how many it will never have, or never whole.
    package func recordingTroubles() throws -> RecordingTroubles {
        let late: Int? = try value(
            "SELECT COUNT(*) FROM job WHERE kind = \(RecordingFetch.work.name) AND state = 'waiting' AND attempts > 0"
        )
        return try first(
            """
            SELECT COUNT(CASE state WHEN 'awaited' THEN 1 END), COUNT(CASE state WHEN 'lost' THEN 1 END),
                COUNT(CASE WHEN state = 'kept' AND broken_off = 1 THEN 1 END)
            FROM phone_call_recording WHERE state IN ('awaited', 'lost') OR broken_off = 1
            """
        ) { row in
            RecordingTroubles(
                awaited: try row.read(),
                lost: try row.read(),
                brokenOff: try row.read(),
                late: late ?? 0
            )
        } ?? RecordingTroubles()
    }
}

/// For those who run the house.
package struct RecordingTroubles: Sendable, Hashable {
    package var awaited = 0
    package var lost = 0
    package var brokenOff = 0
    /// Those that could not be fetched at the first try: the exchange is away, or a disk is full.
    package var late = 0

    package var isNone: Bool { self == RecordingTroubles() }
}

extension Transaction {
    /// Notes which recordings a call should have, and has those brought home that are not here.
    func expectRecordings(
        of call: PhoneCall.ID,
        _ record: CallRecord,
        besides sounds: [RecordingName: WrittenSound]
    ) throws {
        let conversations = record.recordings.map { (name: $0, kind: CallRecording.Kind.conversation) }
        let all = conversations + [record.message].compactMap(\.self).map { ($0, .message) }
        try send(
            "INSERT INTO phone_call_recording (call, place, name, kind, broken_off) VALUES",
            rows: all.enumerated().map { place, recording in
                "(\(call), \(place), \(recording.name), \(recording.kind), \(recording.name == record.brokenOff))"
            }
        )
        for recording in try sounds.isEmpty ? [] : callRecordings(of: call) {
            if let sound = sounds[recording.name] { try bring(sound, as: recording) }
        }
        for (place, recording) in all.enumerated() where sounds[recording.name] == nil {
            try enqueue(RecordingFetch.work, payload: RecordingFetch.Errand(call: call, place: place))
        }
    }

    /// Keeps a sound whose pieces are all here; when somebody was quicker, it is thrown away.
    func bring(_ sound: WrittenSound, as recording: CallRecording) throws {
        let file = try finish(sound.file)
        let kept = KeptSound(file: file.id, channels: sound.channels, frames: sound.frames, peaks: sound.peaks)
        guard try keep(kept, as: recording) else { return try remove(file.id) }
        try record(.recordingKept(recording, kept, of: try client(of: recording.call)), by: .system)
    }

    /// - Returns: false when somebody was quicker.
    func keep(_ sound: KeptSound, as recording: CallRecording) throws -> Bool {
        try run(
            """
            UPDATE phone_call_recording SET state = 'kept', settled = \(now), file = \(sound.file),
                channels = \(sound.channels), frames = \(sound.frames), peaks = \(sound.peaks.bytes)
            WHERE call = \(recording.call) AND place = \(recording.place) AND state = 'awaited'
            """
        ) == 1
    }

    func lose(_ recording: CallRecording, because loss: CallRecording.Loss) throws -> Bool {
        try run(
            """
            UPDATE phone_call_recording SET state = 'lost', settled = \(now), reason = \(loss)
            WHERE call = \(recording.call) AND place = \(recording.place) AND state = 'awaited'
            """
        ) == 1
    }

    /// Deletes what was said; that it was, and for how long, stays.
    func delete(_ sound: KeptSound, of recording: CallRecording) throws {
        try run(
            """
            UPDATE phone_call_recording SET state = 'deleted', settled = \(now), file = NULL, peaks = NULL
            WHERE call = \(recording.call) AND place = \(recording.place) AND state = 'kept'
            """
        )
        try remove(sound.file)
    }
}
