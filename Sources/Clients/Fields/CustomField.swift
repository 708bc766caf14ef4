import Basics
import Store

/// A fact about clients that this company wants to know and Highrock does not ask for by itself. Administrators define them.
package struct CustomField: Sendable, Hashable {
    package typealias ID = Basics.ID<CustomField>

    package let id: ID
    package var name: String
    package let kind: Kind
    /// What can be chosen, for `choice` alone.
    package var choices: [String]
    package var place: Int
    package var version: Int
    /// When it was taken off the cards; what was written in it stays.
    package var gone: Moment?

    package enum Kind: String, CaseIterable, Codable, Sendable, Storable {
        case text
        case number
        case date
        case choice
        case yesNo = "yes-no"

        package var name: TextKey { TextKey("client-field.kind.\(rawValue)") }
    }

    package static let longestName = 60
    package static let longestText = 1000
    package static let mostChoices = 100
    package static let most = 100
}

extension CustomField: Record {
    package static let columns: SQL = """
        client_field.id, client_field.name, client_field.kind, client_field.choices, client_field.place,
        client_field.version, client_field.gone
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        name = try row.read()
        kind = try row.read()
        choices = try row.read(String.self).split(separator: "\n").map(String.init)
        place = try row.read()
        version = try row.read()
        gone = try row.read()
    }
}

/// What is written in a custom field of one client.
package struct FieldValue: Sendable, Hashable {
    package let field: CustomField.ID
    /// In the one way of its kind: `1234.5`, `2026-11-18`, one of the choices, `yes` or `no`.
    package let value: String

    package init(field: CustomField.ID, value: String) {
        self.field = field
        self.value = value
    }
}

extension FieldValue: Record {
    package static let columns: SQL = "client_field_value.field, client_field_value.value"

    package init(from row: inout Row) throws {
        field = try row.read()
        value = try row.read()
    }
}
