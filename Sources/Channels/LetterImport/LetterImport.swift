import Basics
import Crypto
import Desk
import Events
import Files
import Foundation
import Mail
import Store

/// Takes letters from files (`highrock import mail`): the same way as those from a mailbox, first stored and then understood. May
/// be stopped and started again at any point: a letter that is there is not taken twice.
package struct LetterImport: Sendable {
    private let database: Database
    private let reading: LetterReading
    private let disk = BlockingPool(label: "highrock.letter-import")

    private static let together = 64
    private static let bytesTogether = 4 << 20

    /// - Parameter spool: a folder of ours, for letters too large to be held in memory.
    package init(database: Database, spool: URL) {
        self.database = database
        reading = LetterReading(database: database, spool: spool)
    }

    /// - Parameter progress: told how many bytes were read, and of how many.
    package func run(
        _ place: URL,
        progress: @escaping @Sendable (Int64, Int64) -> Void = { _, _ in }
    ) async throws -> LetterImportReport {
        let files = try LetterFiles(at: place)
        var report = LetterImportReport()
        var done: Int64 = 0
        for file in files.files {
            done += try await take(file, into: &report) { [done] in progress(done + $0, files.size) }
        }
        try await reading.readAll()
        return report
    }

    /// - Returns: how many bytes the file has.
    private func take(
        _ url: URL,
        into report: inout LetterImportReport,
        _ progress: (Int64) -> Void
    ) async throws -> Int64 {
        let file = try await disk.run { try Held(MailboxFile(url)) }
        while true {
            let letters = try await disk.run { try file.next(atMost: Self.together, bytes: Self.bytesTogether) }
            if letters.isEmpty { break }
            let fresh = try await database.write { try $0.store(imported: letters) }
            report.letters += letters.count
            report.new += fresh
            progress(file.bytesRead)
        }
        return file.bytesRead
    }
}

package struct LetterImportReport: Sendable, Hashable {
    /// That were read.
    package var letters = 0
    /// That were not there before.
    package var new = 0
}

package enum LetterImportRefusal: Refusal, Equatable {
    case notFound(path: String)
    case noLetters(path: String)
    case unreadable(path: String)

    package var standing: Standing { .invalid }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.letter-import.not-found"
        case .noLetters: "refusal.letter-import.no-letters"
        case .unreadable: "refusal.letter-import.unreadable"
        }
    }

    package var details: [String: String] {
        switch self {
        case .notFound(let path), .noLetters(let path), .unreadable(let path): ["path": path]
        }
    }
}

/// Read by one thread at a time, though not always the same.
private final class Held: @unchecked Sendable {
    private let file: MailboxFile

    init(_ file: MailboxFile) {
        self.file = file
    }

    var bytesRead: Int64 { file.bytesRead }

    func next(atMost count: Int, bytes: Int) throws -> [[UInt8]] {
        var letters: [[UInt8]] = []
        var size = 0
        while letters.count < count, size < bytes, let letter = try file.next() {
            letters.append(letter)
            size += letter.count
        }
        return letters
    }
}

extension Transaction {
    /// - Returns: how many were not there before.
    fileprivate func store(imported letters: [[UInt8]]) throws -> Int {
        let prints = letters.map { Array(SHA256.hash(data: $0)) }
        var known = Set(
            try SQL.lists(prints).flatMap { list in
                try values(
                    "SELECT fingerprint FROM letter WHERE fingerprint IN (\(list)) AND mailbox IS NULL",
                    as: [UInt8].self
                )
            }
        )
        let fresh = zip(letters, prints).filter { known.insert($1).inserted }.map(\.0)
        guard !fresh.isEmpty else { return 0 }
        let files = try keep(fresh.map { NewFile(name: "letter.eml", mediaType: "message/rfc822", bytes: $0) })
        try insert(files.map { KeptLetter(incoming: newID(), into: nil, at: nil, file: $0, received: now) })
        return fresh.count
    }
}
