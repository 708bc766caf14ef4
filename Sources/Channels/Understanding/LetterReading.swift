import Basics
import Events
import Files
import Foundation
import Logging
import Mail
import ServiceLifecycle
import Store

/// Reads the letters that were stored, and makes of them what they are about. Of several nodes one does it at a time, so that a
/// thread's letters are taken in their order. Nothing is lost when it is killed anywhere: what is not committed is read again.
package struct LetterReading: Service {
    let database: Database
    let threads: DeepThreads
    let logger: Logger
    private let spool: URL
    private let lease: Lease
    let begun = BegunLetters()
    private let reader: Reader

    typealias Reader = @Sendable (KeptLetter, RawLetter, Set<EmailAddress>) throws(ReadingFault) -> ReadLetter

    /// An announcement can be lost with the process that was about to make it.
    private static let safetyNet = Duration.seconds(5)

    /// - Parameter spool: a folder of ours, for letters too large to be held in memory.
    package init(database: Database, spool: URL, logger: Logger = Logger(label: "highrock.letters")) {
        self.init(database: database, spool: spool, logger: logger, reader: Self.read)
    }

    private static func read(
        _ letter: KeptLetter,
        _ raw: RawLetter,
        _ ours: Set<EmailAddress>
    ) throws(ReadingFault) -> ReadLetter {
        try ReadLetter(letter, raw: raw, ours: ours)
    }

    /// - Parameter reader: what a letter is read with.
    init(
        database: Database,
        spool: URL,
        logger: Logger = Logger(label: "highrock.letters"),
        reader: @escaping Reader
    ) {
        self.database = database
        self.reader = reader
        self.spool = spool
        self.logger = logger
        threads = DeepThreads(named: "letters")
        lease = Lease("letters", for: .seconds(20), in: database)
    }

    package func run() async throws {
        let bell = Bell([.lettersStored], every: Self.safetyNet, in: database)
        for await _ in bell.rings.cancelOnGracefulShutdown() {
            do {
                guard let held = try await lease.take() else { continue }
                try await readAll(holding: held)
            } catch {
                guard !Task.isCancelled else { break }
                logger.error("reading letters failed", metadata: ["error": "\(Complaint.text(of: error))"])
                try? await Task.sleep(for: Self.safetyNet)
            }
        }
        bell.silence()
    }

    /// Reads all that is stored now.
    /// - Returns: how many letters that were.
    @discardableResult
    package func readAll() async throws -> Int {
        guard let held = try await lease.take() else { return 0 }
        return try await readAll(holding: held)
    }

    @discardableResult
    private func readAll(holding held: Moment) async throws -> Int {
        var held = held
        var count = 0
        do {
            var batch = try await read(try await begin(try await find(after: nil)))
            while batch.last != nil {
                count += batch.items.count
                batch = try await next(writing: batch)
                guard let longer = try await lease.renew(held) else { return count }
                held = longer
            }
        } catch {
            // One that can't be given back runs out by itself.
            try? await lease.release(held)
            throw error
        }
        try await lease.release(held)
        return count
    }

    /// While one batch is written the next is read, unless either is under suspicion: then it would not be clear which of them
    /// brought the process down.
    private func next(writing batch: Batch) async throws -> Batch {
        let found = try await find(after: batch.last)
        if batch.isSuspect || found.isSuspect {
            try await write(batch.items)
            return try await read(try await begin(found))
        }
        // Begun first: what counts them would wait behind all that is written.
        let begun = try await begin(found)
        async let written: Void = write(batch.items)
        let next = try await read(begun)
        try await written
        return next
    }

    /// What came of reading one.
    enum Item: Sendable {
        case read(ReadLetter)
        case unreadable(KeptLetter)
    }

    private struct Found: Sendable {
        var letters: [StoredLetter]
        let ours: Set<EmailAddress>
        let isSuspect: Bool
        /// Nil when there were none.
        let last: KeptLetter.ID?

        init(_ letters: [StoredLetter], ours: Set<EmailAddress>) {
            self.letters = letters
            self.ours = ours
            isSuspect = letters.contains { $0.letter.attempts > 0 }
            last = letters.last?.letter.id
        }
    }

    private struct Batch: Sendable {
        let items: [Item]
        let isSuspect: Bool
        /// Nil when there are no more.
        let last: KeptLetter.ID?
    }

    private func find(after last: KeptLetter.ID?) async throws -> Found {
        try await database.read { snapshot in
            let ours = Set(try snapshot.mailboxes().map(\.address))
            return Found(try snapshot.storedLetters(after: last), ours: ours)
        }
    }

    /// Of what was found, that which may be read.
    private func begin(_ found: Found) async throws -> Found {
        var begun = found
        begun.letters = try await begin(found.letters)
        return begun
    }

    private func read(_ begun: Found) async throws -> Batch {
        let items = try await withThrowingTaskGroup(of: (Int, Item).self) { group in
            for (place, stored) in begun.letters.enumerated() {
                group.addTask { (place, try await read(stored, begun.ours)) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        return Batch(items: items.sorted { $0.0 < $1.0 }.map(\.1), isSuspect: begun.isSuspect, last: begun.last)
    }

    private func read(_ stored: StoredLetter, _ ours: Set<EmailAddress>) async throws -> Item {
        switch stored.content {
        case .bytes(let bytes):
            return try await open(stored.letter, .bytes(bytes), ours)
        case .large(let file):
            try FileManager.default.createDirectory(at: spool, withIntermediateDirectories: true)
            let copy = spool.appending(path: "letter-\(UUID().uuidString.lowercased()).eml")
            defer { try? FileManager.default.removeItem(at: copy) }
            try await database.copy(file, to: copy)
            return try await open(stored.letter, .file(copy), ours)
        }
    }

    private func open(_ letter: KeptLetter, _ raw: RawLetter, _ ours: Set<EmailAddress>) async throws -> Item {
        try await threads.run {
            do throws(ReadingFault) {
                return .read(try reader(letter, raw, ours))
            } catch .unreadable(let number) {
                // Our copy of it, not the letter.
                throw FileFault.disk(number)
            } catch {
                return .unreadable(letter)
            }
        }
    }
}
