import Basics
import Clients
import Desk
import Files
import Foundation
import Logging
import Mail
import People
import Store
import TestSupport

@testable import Channels

/// A house with its cast into which letters are put, as a mailbox would.
struct PostRoom {
    let database: Database
    let cast: Cast
    let time: FixedTime
    let spool: URL

    static func open(on engine: Dialect) async throws -> PostRoom {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        return PostRoom(
            database: database,
            cast: try await Cast.settle(in: database),
            time: time,
            spool: FileManager.default.temporaryDirectory.appending(path: "highrock-spool-\(UUID().uuidString)")
        )
    }

    var reading: LetterReading { LetterReading(database: database, spool: spool) }

    /// Puts letters in, reads them, and tells what they became, in their order.
    @discardableResult
    func receive(_ letters: String...) async throws -> [Outcome] {
        let kept = try await store(letters.map { Array($0.replacing("\n", with: "\r\n").utf8) })
        try await reading.readAll()
        return try await outcomes(of: kept)
    }

    /// Stores letters as they come, without reading them.
    func store(_ letters: [[UInt8]]) async throws -> [KeptLetter.ID] {
        try await database.write { tx in
            let files = try tx.keep(letters.map { NewFile(name: "a.eml", mediaType: "message/rfc822", bytes: $0) })
            let kept = files.map { KeptLetter(incoming: tx.newID(), into: nil, at: nil, file: $0, received: tx.now) }
            try tx.insert(kept)
            return kept.map(\.id)
        }
    }

    func outcomes(of letters: [KeptLetter.ID]) async throws -> [Outcome] {
        try await database.read { snapshot in try letters.map { try Outcome(of: $0, in: snapshot) } }
    }
}

/// What became of a letter.
struct Outcome {
    let letter: KeptLetter
    let interactions: [Interaction]
    let cases: [Case]

    init(of id: KeptLetter.ID, in snapshot: Snapshot) throws {
        guard let letter = try snapshot.letter(id) else { throw FileFault.notFound }
        self.letter = letter
        interactions = try snapshot.values(
            "SELECT interaction FROM letter_interaction WHERE letter = \(id) ORDER BY interaction",
            as: Interaction.ID.self
        ).compactMap { try snapshot.interaction($0, visibleTo: .program) }
        cases = try interactions.compactMap(\.caseID).compactMap { try snapshot.findCase($0, visibleTo: .program) }
    }

    var number: Int? { cases.first?.number }
}
