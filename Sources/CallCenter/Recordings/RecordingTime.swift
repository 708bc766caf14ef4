import Basics
import Events
import People
import Store

/// For how long recordings are kept, from the day on which they came home.
package enum RecordingTime: Sendable, Hashable {
    case days(Int)
    case forEver

    package static let standard = RecordingTime.days(365)
    package static let bounds = 1...36_500

    fileprivate static let setting = "telephone.recordings.days"
    fileprivate static let always = "for-ever"

    fileprivate init(stored text: String?) {
        switch text {
        case nil: self = .standard
        case Self.always: self = .forEver
        case let text?: self = Int(text).map(RecordingTime.days) ?? .standard
        }
    }

    fileprivate var stored: String {
        switch self {
        case .days(let days): "\(days)"
        case .forEver: Self.always
        }
    }

    package var days: Int? {
        if case .days(let days) = self { days } else { nil }
    }
}

extension Snapshot {
    package func recordingTime() throws -> RecordingTime { RecordingTime(stored: try setting(RecordingTime.setting)) }
}

extension RecordingTime {
    /// Sets it for all recordings, those that are there included.
    package func keep(in tx: Transaction, by member: Member) throws {
        try member.require(.changeSettings)
        if let days, !Self.bounds.contains(days) {
            throw InvalidField("days", "refusal.recordings.days", ["least": "1", "most": "\(Self.bounds.upperBound)"])
        }
        guard self != (try tx.recordingTime()) else { return }
        try tx.set(Self.setting, to: stored)
        try tx.record(.recordingTimeChanged(to: days), by: member.actor)
    }
}

extension Chore {
    /// Deletes what was said long enough ago.
    package static let ofRecordings: [Chore] = [
        Chore("old recordings") { tx in
            guard let days = try tx.recordingTime().days else { return 0 }
            let old: [CallRecording] = try tx.all(
                """
                SELECT \(CallRecording.columns) FROM phone_call_recording
                WHERE state = 'kept' AND settled < \(tx.now - .days(days)) ORDER BY settled LIMIT 200
                """
            )
            for recording in old {
                guard case .kept(let sound) = recording.state else { continue }
                try tx.delete(sound, of: recording)
                try tx.record(.recordingDeleted(recording, of: try tx.client(of: recording.call)), by: .system)
            }
            return old.count
        }
    ]
}
