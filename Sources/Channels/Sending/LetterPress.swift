import Basics
import Desk
import Files
import Foundation
import Mail
import People
import Store

/// Makes a letter once and keeps it as it travels: what is tried again is the same letter to the last byte, with the same name.
struct LetterPress: Sendable {
    let database: Database
    let words: LetterWords
    private static let writing = BlockingPool(label: "highrock.letters")

    /// A letter ready to go: its file on this machine, which the asker removes, and the mailbox that it goes from.
    struct Pressed: Sendable {
        let file: URL
        let mailbox: Mailbox
        /// No person wrote it, so nobody is to answer it (RFC 3834).
        let isAutomatic: Bool
    }

    /// - Returns: nil when there is no mailbox to send it from.
    func press(_ dispatch: Dispatch) async throws -> Pressed? {
        let isAutomatic = try await database.read { tx in
            try tx.interaction(dispatch.interaction, visibleTo: .program)?.author == nil
        }
        let kept = try await database.read { tx in
            try tx.keptLetter(of: dispatch.interaction).flatMap { letter, file in
                try letter.mailbox.flatMap { try tx.mailbox($0) }.map { ($0, file) }
            }
        }
        if let (mailbox, file) = kept {
            guard mailbox.isOn, mailbox.outgoing != nil else { return nil }
            let place = Self.place()
            try await database.copy(file, to: place)
            return Pressed(file: place, mailbox: mailbox, isAutomatic: isAutomatic)
        }
        guard let departing = try await database.read({ try $0.departing(dispatch) }) else { return nil }
        return Pressed(file: try await make(departing), mailbox: departing.mailbox, isAutomatic: isAutomatic)
    }

    private func make(_ departing: Departing) async throws -> URL {
        let enclosed = try await layOut(departing.files)
        defer { for url in enclosed.values { try? FileManager.default.removeItem(at: url) } }
        let domain = departing.mailbox.address.normalized.split(separator: "@").last.map(String.init) ?? "localhost"
        let composition = departing.composition(
            named: .new(at: domain),
            at: database.time.now,
            enclosed: enclosed,
            words: words
        )
        let place = Self.place()
        try await Self.writing.run { try composition.write(to: place) }
        do {
            try await keep(place, of: departing, composition)
        } catch {
            try? FileManager.default.removeItem(at: place)
            throw error
        }
        return place
    }

    private func layOut(_ files: [StoredFile]) async throws -> [StoredFile.ID: URL] {
        var places: [StoredFile.ID: URL] = [:]
        for file in files {
            let place = Self.place()
            places[file.id] = place
            try await database.copy(file, to: place)
        }
        return places
    }

    private func keep(_ place: URL, of departing: Departing, _ composition: Composition) async throws {
        let written = try await FileWriting.copy(
            place,
            name: "letter.eml",
            mediaType: MediaType.message.text,
            in: database
        )
        try await database.write { tx in
            let file = try tx.finish(written)
            let letter = KeptLetter(
                outgoing: tx.newID(),
                from: departing.mailbox.id,
                file: file,
                head: LetterHead(of: composition),
                hasHTML: composition.html != nil,
                at: tx.now
            )
            try tx.insert([letter])
            try tx.keep([(letter.id, composition.references)])
            try tx.link([(departing.letter.id, letter.id)])
        }
    }

    private static func place() -> URL {
        FileManager.default.temporaryDirectory.appending(path: "highrock-letter-\(UUID().uuidString)")
    }
}

extension LetterHead {
    fileprivate init(of composition: Composition) {
        self.init()
        from = [composition.from]
        to = composition.to
        cc = composition.cc
        date = composition.date
        messageID = composition.messageID
        inReplyTo = [composition.inReplyTo].compactMap(\.self)
        references = composition.references
        subject = composition.subject
    }
}

extension Snapshot {
    /// The letter that an interaction of ours was made into, and its file.
    func keptLetter(of interaction: Interaction.ID) throws -> (letter: KeptLetter, file: StoredFile)? {
        let letter: KeptLetter? = try first(
            """
            SELECT \(KeptLetter.columns) FROM letter_interaction JOIN letter ON letter.id = letter_interaction.letter
            WHERE letter_interaction.interaction = \(interaction) AND letter.direction = 'out'
            """
        )
        guard let letter else { return nil }
        guard let file = try file(letter.file) else { throw FileFault.notFound }
        return (letter, file)
    }
}
