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

/// The exchange's own accounts of its calls, each a file that grows.
package enum FallbackAccount: String, CaseIterable, Sendable {
    /// What its plain queue did.
    case queueLog = "queue-log"
    /// When each call began and ended, whatever the dialplan did with it.
    case details = "call-details"

    fileprivate var setting: String { "telephone.\(rawValue)" }
}

/// How far such an account has been read.
package struct AccountPlace: Sendable, Hashable {
    /// Which file it was: one that was begun anew is read from its beginning.
    package let file: UInt64
    package let offset: UInt64

    package init(file: UInt64, offset: UInt64) {
        self.file = file
        self.offset = offset
    }
}

extension Snapshot {
    package func place(in account: FallbackAccount) throws -> AccountPlace? {
        let words = try setting(account.setting)?.split(separator: " ").compactMap { UInt64($0) } ?? []
        return words.count == 2 ? AccountPlace(file: words[0], offset: words[1]) : nil
    }
}

extension Transaction {
    package func keep(_ place: AccountPlace, in account: FallbackAccount) throws {
        try set(account.setting, to: "\(place.file) \(place.offset)")
    }
}
