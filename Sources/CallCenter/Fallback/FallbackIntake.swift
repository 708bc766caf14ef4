import Basics
import Store
import Telephony

/// Takes in the calls that the exchange served by itself while we were away, so that they are like all others (SPEC T4).
package struct FallbackIntake: Sendable {
    private let database: Database
    private let archive: CallArchive

    package init(_ database: Database, archive: CallArchive) {
        self.database = database
        self.archive = archive
    }

    /// Taken in once, however often they are told.
    package func take(_ calls: [FallbackCall]) async throws {
        guard !calls.isEmpty else { return }
        let house = try await database.read { try $0.houseNumbers() }
        for call in calls {
            let reception = house.reception(of: call.dialled, at: call.began)
            let context = CallContext(
                number: reception.number?.id,
                queue: reception.queue,
                language: reception.number?.settings.language ?? .russian
            )
            try await archive.keep(call.record, context)
        }
    }
}

/// How far the exchange's own account of its calls has been read.
package struct QueueLogPlace: Sendable, Hashable {
    /// Which file it was: one that was begun anew is read from its beginning.
    package let file: UInt64
    package let offset: UInt64

    package init(file: UInt64, offset: UInt64) {
        self.file = file
        self.offset = offset
    }
}

extension Snapshot {
    package func queueLogPlace() throws -> QueueLogPlace? {
        let words = try setting("telephone.queue-log")?.split(separator: " ").compactMap { UInt64($0) } ?? []
        return words.count == 2 ? QueueLogPlace(file: words[0], offset: words[1]) : nil
    }
}

extension Transaction {
    package func keep(_ place: QueueLogPlace) throws {
        try set("telephone.queue-log", to: "\(place.file) \(place.offset)")
    }
}
