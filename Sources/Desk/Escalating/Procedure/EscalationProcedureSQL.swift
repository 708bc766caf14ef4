import Basics
import People
import Store

/// The procedure as it stood at some time. Editions are kept for ever: each escalation goes by the one that it began by.
package struct EscalationEdition: Sendable, Hashable {
    package let number: Int
    package let procedure: EscalationProcedure
    /// Nil for what a company begins with.
    package let author: Person.ID?
    package let saved: Moment
    /// Nil while it is a draft.
    package let published: Moment?
    package let version: Int
}

extension EscalationEdition: Record {
    package static let columns: SQL = """
        escalation_procedure.edition, escalation_procedure.levels, escalation_procedure.author,
        escalation_procedure.saved, escalation_procedure.published, escalation_procedure.version
        """

    package init(from row: inout Row) throws {
        number = try row.read()
        procedure = try EscalationProcedure(stored: try row.read())
        author = try row.read()
        saved = try row.read()
        published = try row.read()
        version = try row.read()
    }

    /// What goes until a company has published its own.
    fileprivate static let beginning = EscalationEdition(
        number: 1,
        procedure: .standard,
        author: nil,
        saved: Moment(milliseconds: 0),
        published: Moment(milliseconds: 0),
        version: 1
    )
}

extension Snapshot {
    /// The edition that goes today.
    package func escalationProcedure() throws -> EscalationEdition {
        try first(
            """
            SELECT \(EscalationEdition.columns) FROM escalation_procedure WHERE published IS NOT NULL
            ORDER BY edition DESC LIMIT 1
            """
        ) ?? .beginning
    }

    package func escalationProcedure(edition: Int) throws -> EscalationEdition? {
        let kept: EscalationEdition? = try first(
            "SELECT \(EscalationEdition.columns) FROM escalation_procedure WHERE edition = \(edition)"
        )
        return kept ?? (edition == EscalationEdition.beginning.number ? .beginning : nil)
    }

    /// What is being written for the next edition.
    package func escalationDraft() throws -> EscalationEdition? {
        try first("SELECT \(EscalationEdition.columns) FROM escalation_procedure WHERE published IS NULL LIMIT 1")
    }

    /// All that went once and the one that goes, the latest first.
    package func escalationEditions() throws -> [EscalationEdition] {
        let kept: [EscalationEdition] = try all(
            """
            SELECT \(EscalationEdition.columns) FROM escalation_procedure WHERE published IS NOT NULL
            ORDER BY edition DESC LIMIT 100
            """
        )
        return kept.isEmpty ? [.beginning] : kept
    }
}

extension Transaction {
    /// The edition that goes today, kept from now on: whoever begins by it will want to read it for ever.
    func keptEscalationProcedure() throws -> EscalationEdition {
        let edition = try escalationProcedure()
        if edition == .beginning { try insertUnlessThere(edition) }
        return edition
    }

    private func insertUnlessThere(_ edition: EscalationEdition) throws {
        try run(
            """
            INSERT INTO escalation_procedure (edition, levels, author, saved, published, version)
            VALUES (\(edition.number), \(try edition.procedure.stored), \(edition.author), \(edition.saved),
                \(edition.published), \(edition.version))
            ON CONFLICT (edition) DO NOTHING
            """
        )
    }

    func insert(_ draft: EscalationProcedure, edition: Int, by author: Person.ID?) throws {
        try insertUnlessThere(
            EscalationEdition(
                number: edition,
                procedure: draft,
                author: author,
                saved: now,
                published: nil,
                version: 1
            )
        )
    }

    /// - Returns: false when the draft has moved on.
    func save(_ draft: EscalationProcedure, over version: Int, by author: Person.ID?) throws -> Bool {
        try run(
            """
            UPDATE escalation_procedure SET levels = \(try draft.stored), author = \(author), saved = \(now),
                version = version + 1
            WHERE published IS NULL AND version = \(version)
            """
        ) == 1
    }

    func publishDraft(over version: Int) throws -> Bool {
        try run(
            """
            UPDATE escalation_procedure SET published = \(now) WHERE published IS NULL AND version = \(version)
            """
        ) == 1
    }

    func dropDraft() throws -> Bool {
        try run("DELETE FROM escalation_procedure WHERE published IS NULL") == 1
    }
}
