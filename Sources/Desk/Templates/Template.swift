import Basics
import Events
import People
import Store

/// A text that is written often: a whole reply, or a piece of knowledge to be put where one writes.
package struct Template: Sendable, Hashable {
    package typealias ID = Basics.ID<Template>

    package let id: ID
    package var name: String
    /// Typed behind a slash it becomes the text; nil when it is only chosen from the list.
    package var shortcut: String?
    package var text: TemplateText
    /// Offered on this department's cases and to its people; nil: to everyone.
    package var department: Department.ID?
    /// For answers that go out from this address of the house; nil: from any.
    package var mailbox: HouseAddress.ID?
    /// Of the clients it is for; nil: of all.
    package var language: Language?
    package let version: Int
    package let made: Moment
}

/// A mailbox, as far as this room needs to know of it: that letters go out from it.
package enum HouseAddress {
    package typealias ID = Basics.ID<HouseAddress>
}

extension [Template] {
    /// Those for an answer from a mailbox: its own first, then those of all. Without one, nothing is left out.
    package func offered(from mailbox: HouseAddress.ID?) -> [Template] {
        guard let mailbox else { return self }
        return filter { $0.mailbox == mailbox } + filter { $0.mailbox == nil }
    }
}

extension Template: Record {
    package static let columns: SQL = """
        template.id, template.name, template.shortcut, template.text, template.department, template.mailbox,
        template.language, template.version, template.made
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        name = try row.read()
        shortcut = try row.read()
        text = TemplateText(try row.read(String.self))
        department = try row.read()
        mailbox = try row.read()
        language = try row.read()
        version = try row.read()
        made = try row.read()
    }
}

extension Snapshot {
    package func template(_ id: Template.ID) throws -> Template? {
        try first("SELECT \(Template.columns) FROM template WHERE id = \(id) AND gone IS NULL")
    }

    /// All, by name.
    package func templates() throws -> [Template] {
        try all("SELECT \(Template.columns) FROM template WHERE gone IS NULL ORDER BY name, id")
    }

    /// Those that are offered to a person on a case.
    package func templates(for member: Member, on found: Case, of language: Language) throws -> [Template] {
        let departments = [member.department, found.department].compactMap(\.self)
        let own: SQL = departments.isEmpty ? "" : "OR template.department IN (\(SQL.list(departments)))"
        return try all(
            """
            SELECT \(Template.columns) FROM template
            WHERE gone IS NULL AND (template.department IS NULL \(own))
                AND (template.language IS NULL OR template.language = \(language))
            ORDER BY name, id
            """
        )
    }
}
