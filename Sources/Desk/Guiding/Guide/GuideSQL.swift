import Basics
import Foundation
import People
import Store

extension GuideDocument: Storable {
    package var stored: SQLValue { .text(json) }

    package static func load(from columns: any Columns, at index: Int) throws -> GuideDocument {
        guard let document = GuideDocument(json: columns.text(at: index)) else {
            throw UnreadableColumn(index: index, wanted: "GuideDocument")
        }
        return document
    }

    /// The same document is always the same text.
    package var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts alone: there is nothing that could not be written.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// - Returns: nil for what is no guide.
    package init?(json: String) {
        guard let document = try? JSONDecoder().decode(GuideDocument.self, from: Data(json.utf8)) else { return nil }
        self = document
    }
}

extension Guide: Record {
    package static let columns: SQL = """
        guide.id, guide_edition.document, guide.edition, guide.draft, guide.version, guide.closed
        """
    static let source: SQL = """
        guide LEFT JOIN guide_edition ON guide_edition.guide = guide.id AND guide_edition.edition = guide.edition
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        published = try row.read()
        edition = try row.read()
        draft = try row.read()
        version = try row.read()
        closed = try row.read()
    }
}

/// One of the editions of a guide.
package struct GuideEdition: Sendable, Hashable {
    package let number: Int
    package let by: Person.ID?
    package let at: Moment
}

extension Snapshot {
    /// All, the oldest first.
    package func guides() throws -> [Guide] {
        try all("SELECT \(Guide.columns) FROM \(Guide.source) ORDER BY guide.id")
    }

    package func guide(_ id: Guide.ID) throws -> Guide? {
        try first("SELECT \(Guide.columns) FROM \(Guide.source) WHERE guide.id = \(id)")
    }

    /// The editions of a guide, the latest first.
    package func editions(of id: Guide.ID) throws -> [GuideEdition] {
        try all(
            "SELECT edition, by_person, at FROM guide_edition WHERE guide = \(id) ORDER BY edition DESC LIMIT 100"
        ) { row in GuideEdition(number: try row.read(), by: try row.read(), at: try row.read()) }
    }

    package func guideDocument(_ id: Guide.ID, edition: Int) throws -> GuideDocument? {
        try value("SELECT document FROM guide_edition WHERE guide = \(id) AND edition = \(edition)")
    }
}

extension Transaction {
    func insert(_ id: Guide.ID, draft: GuideDocument) throws {
        try run("INSERT INTO guide (id, edition, draft, version) VALUES (\(id), 0, \(draft), 1)")
    }

    func save(_ id: Guide.ID, draft: GuideDocument?, edition: Int, closed: Moment?, over version: Int) throws {
        let saved = try run(
            """
            UPDATE guide SET draft = \(draft), edition = \(edition), closed = \(closed), version = \(version + 1)
            WHERE id = \(id) AND version = \(version)
            """
        )
        guard saved == 1 else { throw GuideRefusal.stale }
    }

    func insert(_ document: GuideDocument, of id: Guide.ID, edition: Int, by person: Person.ID?) throws {
        try run(
            """
            INSERT INTO guide_edition (guide, edition, document, by_person, at)
            VALUES (\(id), \(edition), \(document), \(person), \(now))
            """
        )
    }
}
