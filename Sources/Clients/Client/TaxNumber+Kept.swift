import Basics
import Store

extension TaxNumber {
    /// - Throws: `InvalidField` when something is written and it is no tax number.
    static func read(_ text: String?) throws(InvalidField) -> TaxNumber? {
        guard let text, !text.allSatisfy(\.isWhitespace) else { return nil }
        guard let number = TaxNumber(text) else { throw InvalidField("tax_number", "refusal.client.tax-number") }
        return number
    }
}

extension TaxNumber: Storable {
    package var stored: SQLValue { .text(text) }

    package static func load(from columns: any Columns, at index: Int) throws -> TaxNumber {
        TaxNumber(stored: columns.text(at: index))
    }
}
