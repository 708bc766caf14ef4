/// A statement or a piece of one: text with a `?` for every value, and the values. A value can't get into the text.
///
///     let sql: SQL = "SELECT \(Case.columns) FROM service_case WHERE number = \(number)"
package struct SQL: Sendable {
    package private(set) var text: String
    package private(set) var values: [SQLValue]

    /// Text without values, known when the program is compiled.
    package init(_ text: StaticString) {
        self.text = text.description
        values = []
    }

    /// For the ground floor alone: migrations and dialects, whose text comes from no person.
    package init(trusted text: String, values: [SQLValue] = []) {
        self.text = text
        self.values = values
    }

    package static func + (left: SQL, right: SQL) -> SQL {
        SQL(trusted: left.text + right.text, values: left.values + right.values)
    }

    /// The pieces in their order with `separator` between them.
    package static func join(_ pieces: [SQL], by separator: StaticString) -> SQL {
        SQL(trusted: pieces.map(\.text).joined(separator: separator.description), values: pieces.flatMap(\.values))
    }

    /// `?, ?, ?`, for `IN (…)`.
    package static func list(_ values: [some Storable]) -> SQL {
        join(values.map { "\($0)" }, by: ", ")
    }
}

extension SQL: ExpressibleByStringInterpolation {
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text: String
        fileprivate var values: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text = ""
            text.reserveCapacity(literalCapacity + interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// Binds a value.
        package mutating func appendInterpolation(_ value: some Storable) {
            text += "?"
            values.append(value.stored)
        }

        /// Binds a value or NULL.
        package mutating func appendInterpolation<Value: Storable>(_ value: Value?) {
            text += "?"
            values.append(value.stored)
        }

        /// Splices another piece of SQL together with its values.
        package mutating func appendInterpolation(_ piece: SQL) {
            text += piece.text
            values += piece.values
        }
    }

    package init(stringLiteral text: String) {
        self.text = text
        values = []
    }

    package init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }
}
