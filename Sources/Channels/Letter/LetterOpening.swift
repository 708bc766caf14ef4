import Basics
import Files
import Foundation
import Mail
import Store

/// Opens letters that are kept, for showing what is in them. However large they are, little of them is in memory.
package struct LetterOpening: Sendable {
    private let database: Database
    private let spool: URL
    private let threads = DeepThreads(named: "open letters")
    private let pictures = PictureShelf()

    private static let mostInMemory: Int64 = 8 << 20
    /// A part up to this size is given out from memory.
    private static let smallPart = 2 << 20

    /// - Parameter spool: a folder of ours, for letters too large to be held in memory.
    package init(database: Database, spool: URL) {
        self.database = database
        self.spool = spool
    }

    /// The letter's page, made harmless; its plain text as a page when it has none.
    /// - Parameter carried: where the pictures that it carries can be had.
    package func page(
        of letter: KeptLetter,
        showsRemote: Bool,
        carried: @escaping @Sendable (PartPlace) -> String
    ) async throws -> SafeHTML {
        try await open(letter) { open in
            let pictures = open.letter.attachments.compactMap { item in
                item.contentID.map { ($0, carried(item.place)) }
            }
            let policy = PicturePolicy(
                showsRemote: showsRemote,
                carried: Dictionary(pictures) { first, _ in first }
            )
            return SafeHTML(open.letter.html ?? "<pre>\(Self.escaped(open.letter.text))</pre>", policy)
        }
    }

    /// The whole text of a letter, however long.
    package func text(of letter: KeptLetter) async throws -> String {
        try await open(letter) { $0.letter.text }
    }

    /// One thing that it carries.
    /// - Throws: `FileFault.notFound` when it carries no such thing; `LetterRefusal.notOpened`, as all of these.
    package func part(_ place: PartPlace, of letter: KeptLetter) async throws -> OpenedPart {
        let shown = try await database.read { PictureShelf.fit(try $0.attachments(of: [letter.id])[letter.id] ?? []) }
        guard shown.contains(place) else { return try await single(place, of: letter) }
        let together = try await pictures.pictures(of: letter.id) {
            try await open(letter) { open in
                let items = open.letter.attachments.filter { shown.contains($0.place) }
                return try items.map {
                    OpenedPart(item: $0, content: .bytes(try open.bytes($0.place, limit: Self.smallPart)))
                }
            }
        }
        guard let part = together.first(where: { $0.item.place == place }) else { throw FileFault.notFound }
        return part
    }

    private func single(_ place: PartPlace, of letter: KeptLetter) async throws -> OpenedPart {
        let spool = spool
        return try await open(letter) { open in
            guard let item = open.letter.attachments.first(where: { $0.place == place }) else {
                throw FileFault.notFound
            }
            if item.size <= Int64(Self.smallPart) {
                let bytes = try open.bytes(place, limit: Self.smallPart)
                return OpenedPart(item: item, content: .bytes(bytes))
            }
            try Self.make(spool)
            let file = spool.appending(path: "letter-part-\(UUID().uuidString.lowercased())")
            try open.write(place, to: file)
            return OpenedPart(item: item, content: .file(file))
        }
    }

    private func open<Value: Sendable>(
        _ letter: KeptLetter,
        _ read: @escaping @Sendable (OpenLetter) throws -> Value
    ) async throws -> Value {
        guard letter.mayBeOpened else { throw LetterRefusal.notOpened }
        guard let file = try await database.read({ try $0.file(letter.file) }) else { throw FileFault.notFound }
        guard file.size > Self.mostInMemory else {
            let bytes = try await database.read { try $0.bytes(of: file, limit: Self.mostInMemory) }
            return try await threads.run { try read(try OpenLetter(.bytes(bytes))) }
        }
        try Self.make(spool)
        let copy = spool.appending(path: "letter-\(UUID().uuidString.lowercased()).eml")
        defer { try? FileManager.default.removeItem(at: copy) }
        try await database.copy(file, to: copy)
        return try await threads.run { try read(try OpenLetter(.file(copy))) }
    }

    private static func make(_ spool: URL) throws {
        try FileManager.default.createDirectory(
            at: spool,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }
}

/// A part of a letter, decoded.
package struct OpenedPart: Sendable {
    package let item: Attachment
    package let content: Content

    package enum Content: Sendable {
        case bytes([UInt8])
        /// A file that its reader removes.
        case file(URL)
    }
}
