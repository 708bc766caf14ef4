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

    /// Irina answers Anna by a letter of this name.
    @discardableResult
    func answer(named name: String) async throws -> Interaction.ID {
        let raw = Array("From: help@highrock.example\r\nMessage-ID: <\(name)>\r\nSubject: Re\r\n\r\nText\r\n".utf8)
        let head = try OpenLetter.read(.bytes(raw)).head
        return try await database.write { tx in
            let sent = try CaseDesk(tx, cast.irina).answer(
                cast.payment.id,
                "Платёж прошёл.",
                via: .email,
                to: cast.annasEmail.id
            )
            let file = try tx.keep([NewFile(name: "a.eml", mediaType: "message/rfc822", bytes: raw)])[0]
            let letter = KeptLetter(
                outgoing: tx.newID(),
                from: nil,
                file: file,
                head: head,
                hasHTML: false,
                at: tx.now
            )
            try tx.insert([letter])
            try tx.link([(interaction: sent.id, letter: letter.id)])
            return sent.id
        }
    }

    /// Stores letters as they come, without reading them.
    func store(_ letters: [[UInt8]]) async throws -> [KeptLetter.ID] { try await database.store(letters) }

    /// Mailboxes by their names, to which letters can have come.
    func mailboxes(_ names: String...) async throws -> [Mailbox.ID] {
        let box = try SecretBox(key: [UInt8](repeating: 3, count: 32))
        return try await database.write { tx in
            try names.map { name in
                let wish = MailboxWish(name: name, address: EmailAddress(stored: "\(name)@highrock.example"))
                return try MailboxBook(tx, .program, box: box).add(wish).id
            }
        }
    }

    /// Stores letters as they come, each into its mailbox, without reading them.
    func store(_ letters: [[UInt8]], into mailboxes: [Mailbox.ID]) async throws -> [KeptLetter.ID] {
        let kept = try await store(letters)
        try await database.write { tx in
            for (id, box) in zip(kept, mailboxes) { try tx.run("UPDATE letter SET mailbox = \(box) WHERE id = \(id)") }
        }
        return kept
    }

    func count(_ statement: SQL) async throws -> Int {
        try await database.read { try $0.value(statement) ?? 0 }
    }

    func outcomes(of letters: [KeptLetter.ID]) async throws -> [Outcome] {
        try await database.read { snapshot in try letters.map { try Outcome(of: $0, in: snapshot) } }
    }
}

extension Database {
    /// Stores letters as they come, without reading them.
    func store(_ letters: [String]) async throws -> [KeptLetter.ID] { try await store(letters.map { Array($0.utf8) }) }

    func store(_ letters: [[UInt8]]) async throws -> [KeptLetter.ID] {
        try await write { tx in
            let files = try tx.keep(letters.map { NewFile(name: "a.eml", mediaType: "message/rfc822", bytes: $0) })
            let kept = files.map { KeptLetter(incoming: tx.newID(), into: nil, at: nil, file: $0, received: tx.now) }
            try tx.insert(kept)
            return kept.map(\.id)
        }
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
            """
            SELECT letter_interaction.interaction FROM letter
            JOIN letter_interaction ON letter_interaction.letter = COALESCE(letter.same_as, letter.id)
            WHERE letter.id = \(id) ORDER BY letter_interaction.interaction
            """,
            as: Interaction.ID.self
        ).compactMap { try snapshot.interaction($0, visibleTo: .program) }
        cases = try interactions.compactMap(\.caseID).compactMap { try snapshot.findCase($0, visibleTo: .program) }
    }

    var number: Int? { cases.first?.number }
}
