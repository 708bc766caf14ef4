import Basics
import CallCenter
import Foundation
import Logging
import Store
import Telephony

/// Reads what the exchange wrote of calls that it served while nobody listened: its queue's log, and the details of its calls where it
/// writes them.
struct FallbackFiles: Sendable {
    private let files: [FallbackAccount: URL]
    private let database: Database
    private let intake: FallbackIntake
    private let logger: Logger
    private let disk = BlockingPool(label: "highrock.fallback")

    /// - Returns: nil where neither is to be had.
    init?(queueLog: URL?, details: URL?, database: Database, intake: FallbackIntake, logger: Logger) {
        files = [.queueLog: queueLog, .details: details].compactMapValues(\.self)
        guard !files.isEmpty else { return nil }
        self.database = database
        self.intake = intake
        self.logger = logger
    }

    /// Such calls may go on for a while after we are back.
    private static let pause = Duration.seconds(5)
    private static let mostAtOnce = 4 << 20

    /// Works until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            do { while try await readOn() {} } catch {
                if !Task.isCancelled {
                    logger.error("the exchange's account of its calls can't be read", metadata: ["fault": "\(error)"])
                }
            }
            try? await Task.sleep(for: Self.pause)
        }
    }

    /// A part of such a file, and where it begins.
    private struct Piece: Sendable {
        let place: AccountPlace
        let bytes: Data
    }

    /// - Returns: whether there may be more at once.
    private func readOn() async throws -> Bool {
        let known = try await database.read { snapshot in
            try files.reduce(into: [FallbackAccount: AccountPlace]()) { known, file in
                known[file.key] = try snapshot.place(in: file.key)
            }
        }
        // The details of a call are written last, so what the queue's log says of it is there when it is read.
        let details = try await piece(of: .details, after: known[.details])
        let log = try await piece(of: .queueLog, after: known[.queueLog])
        var reading = FallbackReading(hasDetails: files[.details] != nil)
        if let details { reading.readDetails(details.bytes) }
        if let log { reading.readLog(log.bytes) }
        let found = reading.findings(at: database.time.now)
        try await intake.take(found.calls)
        let done = [(FallbackAccount.queueLog, log, found.logDone), (.details, details, found.detailsDone)]
        try await keep(done, known)
        return done.contains { _, piece, count in count > 0 && piece?.bytes.count == Self.mostAtOnce }
    }

    private func keep(
        _ done: [(account: FallbackAccount, piece: Piece?, count: Int)],
        _ known: [FallbackAccount: AccountPlace]
    ) async throws {
        let next = done.reduce(into: [FallbackAccount: AccountPlace]()) { next, done in
            guard let place = done.piece?.place else { return }
            let new = AccountPlace(file: place.file, offset: place.offset + UInt64(done.count))
            if new != known[done.account] { next[done.account] = new }
        }
        guard !next.isEmpty else { return }
        try await database.write { tx in for (account, place) in next { try tx.keep(place, in: account) } }
    }

    private func piece(of account: FallbackAccount, after known: AccountPlace?) async throws -> Piece? {
        guard let file = files[account] else { return nil }
        return try await disk.run { try Self.look(at: file, after: known) }
    }

    /// What is new in the file: all of one that is not the one that was read, and nothing of what was written before we first came.
    private static func look(at file: URL, after known: AccountPlace?) throws -> Piece {
        guard FileManager.default.fileExists(atPath: file.path) else {
            return Piece(place: AccountPlace(file: 0, offset: 0), bytes: Data())
        }
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        let number = (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0
        let size = (attributes[.size] as? NSNumber)?.uint64Value ?? 0
        guard let known else { return Piece(place: AccountPlace(file: number, offset: size), bytes: Data()) }
        let isSame = known.file == number && known.offset <= size
        let place = AccountPlace(file: number, offset: isSame ? known.offset : 0)
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        try handle.seek(toOffset: place.offset)
        return Piece(place: place, bytes: try handle.read(upToCount: mostAtOnce) ?? Data())
    }
}
