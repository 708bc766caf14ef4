import Basics
import Formats

/// The columns of an exported table, in their order. An import knows them again.
package enum ExportColumn: String, CaseIterable, Sendable {
    /// Highrock's own identity, by which a later import finds the client whatever else has changed.
    case number
    case organisation
    case fullName = "full-name"
    case family
    case given
    case patronymic
    case position
    case phone
    case email
    case address
    case taxNumber = "tax-number"
    case tags
    case note
    case ownManager = "own-manager"

    package var name: TextKey { TextKey("client-export.column.\(rawValue)") }
}

/// Writes clients as rows: one for each contact, or one for a client that has none.
package struct ClientTableWriter: Sendable {
    private let dialect: CSVDialect
    private let fields: [CustomField]
    private let word: @Sendable (TextKey) -> String

    /// - Parameters:
    ///   - delimiter: what spreadsheets of the reader's language expect.
    ///   - word: says the name of a column, and yes and no.
    package init(delimiter: UInt8, fields: [CustomField], word: @escaping @Sendable (TextKey) -> String) {
        dialect = CSVDialect(delimiter: delimiter)
        self.fields = fields
        self.word = word
    }

    /// With the mark by which spreadsheets know UTF-8.
    package var heading: [UInt8] {
        [0xEF, 0xBB, 0xBF]
            + CSVWriter.record(ExportColumn.allCases.map { word($0.name) } + fields.map(\.name), in: dialect)
    }

    package func rows(of exported: ExportedClient) -> [UInt8] {
        let people: [Contact?] = exported.contacts.isEmpty ? [nil] : exported.contacts
        return people.enumerated().flatMap { place, contact in
            let own = place == 0 && contact != nil ? exported.points(of: nil) : []
            let cells = ExportColumn.allCases.map { cell($0, exported, contact, own + exported.points(of: contact)) }
            let values = fields.map { shown(exported.fields[$0.id] ?? "", $0) }
            return CSVWriter.record((cells + values).map(Self.harmless), in: dialect)
        }
    }

    private func cell(
        _ column: ExportColumn,
        _ exported: ExportedClient,
        _ contact: Contact?,
        _ points: [ContactPoint]
    ) -> String {
        let client = exported.client
        return switch column {
        case .number: client.id.description
        case .organisation: client.kind == .organisation ? client.name : ""
        case .fullName: client.kind == .person ? client.name : ""
        case .family: contact?.name.family ?? ""
        case .given: contact?.name.given ?? ""
        case .patronymic: contact?.name.patronymic ?? ""
        case .position: contact?.position ?? ""
        case .phone: Self.list(points, .phone)
        case .email: Self.list(points, .email)
        case .address: Self.list(points, .postal, by: "\n")
        case .taxNumber: client.taxNumber?.text ?? ""
        case .tags: exported.tags.map(\.name).joined(separator: ", ")
        case .note: client.note
        case .ownManager: exported.manager?.full ?? ""
        }
    }

    private func shown(_ value: String, _ field: CustomField) -> String {
        field.kind == .yesNo && !value.isEmpty ? word(TextKey("client-field.\(value)")) : value
    }

    private static func list(_ points: [ContactPoint], _ kind: ContactPoint.Kind, by separator: String = ", ") -> String
    {
        points.filter { $0.kind == kind }.map(\.shown).joined(separator: separator)
    }

    /// Spreadsheets take what begins so for a formula, and formulas can do harm. A number's plus does none.
    private static func harmless(_ cell: String) -> String {
        guard let first = cell.utf8.first else { return cell }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), 9: return "'" + cell
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            return cell.allSatisfy { $0.isNumber || "+-(),. ".contains($0) } ? cell : "'" + cell
        default: return cell
        }
    }
}
