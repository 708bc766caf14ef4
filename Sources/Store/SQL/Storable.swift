import Basics

/// A value that fits in one column.
package protocol Storable: Sendable {
    var stored: SQLValue { get }
    /// - Throws: `UnreadableColumn` when the column holds something else.
    static func load(from columns: any Columns, at index: Int) throws -> Self
}

/// The columns of the row that a running statement stands on; good only until it moves on.
package protocol Columns {
    func isNull(at index: Int) -> Bool
    func integer(at index: Int) -> Int64
    func real(at index: Int) -> Double
    func text(at index: Int) -> String
    func blob(at index: Int) -> [UInt8]
}

/// A column held what its reader can't make sense of: a fault of ours or a damaged database.
package struct UnreadableColumn: Error {
    package let index: Int
    package let wanted: String

    package init(index: Int, wanted: String) {
        self.index = index
        self.wanted = wanted
    }
}

extension Int64: Storable {
    package var stored: SQLValue { .integer(self) }
    package static func load(from columns: any Columns, at index: Int) throws -> Int64 { columns.integer(at: index) }
}

extension Int: Storable {
    package var stored: SQLValue { .integer(Int64(self)) }
    package static func load(from columns: any Columns, at index: Int) throws -> Int { Int(columns.integer(at: index)) }
}

extension Bool: Storable {
    package var stored: SQLValue { .integer(self ? 1 : 0) }
    package static func load(from columns: any Columns, at index: Int) throws -> Bool {
        columns.integer(at: index) != 0
    }
}

extension Double: Storable {
    package var stored: SQLValue { .real(self) }
    package static func load(from columns: any Columns, at index: Int) throws -> Double { columns.real(at: index) }
}

extension String: Storable {
    /// U+0000, which PostgreSQL can't keep and no person means, becomes U+FFFD.
    package var stored: SQLValue {
        .text(
            utf8.contains(0)
                ? String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 })) : self
        )
    }

    package static func load(from columns: any Columns, at index: Int) throws -> String { columns.text(at: index) }
}

extension [UInt8]: Storable {
    package var stored: SQLValue { .blob(self) }
    package static func load(from columns: any Columns, at index: Int) throws -> [UInt8] { columns.blob(at: index) }
}

extension Optional: Storable where Wrapped: Storable {
    package var stored: SQLValue { self?.stored ?? .null }

    package static func load(from columns: any Columns, at index: Int) throws -> Wrapped? {
        columns.isNull(at: index) ? nil : try Wrapped.load(from: columns, at: index)
    }
}

extension ID: Storable {
    package var stored: SQLValue { .integer(rawValue) }
    package static func load(from columns: any Columns, at index: Int) throws -> ID {
        ID(rawValue: columns.integer(at: index))
    }
}

extension Moment: Storable {
    package var stored: SQLValue { .integer(milliseconds) }
    package static func load(from columns: any Columns, at index: Int) throws -> Moment {
        Moment(milliseconds: columns.integer(at: index))
    }
}

extension PhoneNumber: Storable {
    package var stored: SQLValue { .text(e164) }
    package static func load(from columns: any Columns, at index: Int) throws -> PhoneNumber {
        PhoneNumber(stored: columns.text(at: index))
    }
}

extension EmailAddress: Storable {
    package var stored: SQLValue { .text(text) }
    package static func load(from columns: any Columns, at index: Int) throws -> EmailAddress {
        EmailAddress(stored: columns.text(at: index))
    }
}

extension Language: Storable {}

/// Enumerations are kept by the word that names them: declare `extension Priority: Storable {}`.
extension Storable where Self: RawRepresentable, RawValue: Storable {
    package var stored: SQLValue { rawValue.stored }

    package static func load(from columns: any Columns, at index: Int) throws -> Self {
        guard let value = Self(rawValue: try RawValue.load(from: columns, at: index)) else {
            throw UnreadableColumn(index: index, wanted: "\(Self.self)")
        }
        return value
    }
}
