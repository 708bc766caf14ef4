import Basics

/// Why a mapping can't be followed, with the place in it where to look.
package struct MappingRefusal: Refusal, Equatable {
    /// The key, with those above it: `status.table`.
    package let key: String
    /// The line of the mapping, from 1; nil when there is none to name.
    package let line: Int?
    package let fault: Fault

    package init(_ fault: Fault, key: String = "", line: Int? = nil) {
        self.key = key
        self.line = line
        self.fault = fault
    }

    package enum Fault: Equatable, Sendable {
        case notYAML(String)
        case unknownKey(known: [String])
        case missing
        case wrongType(Shape, found: String)
        /// One word out of a few was expected.
        case unknownWord(String, known: [String])
        /// `{` and `}` do not match.
        case badTemplate(String)
        case badPattern(String)
        case badTimeFormat(String)
        case unknownZone(String)
        /// No format says how far from UTC the times are, and nor does `zone`.
        case zoneMissing
        /// The log has no column of that name.
        case missingColumn(String, there: [String])
        /// The log has several columns of that name.
        case ambiguousColumn(String)
        /// Nobody has that login.
        case unknownLogin(String)
    }

    /// What a place in the mapping can hold.
    package enum Shape: String, Sendable {
        case text
        case number
        case table
        case list
        case textOrTable = "text-or-table"
    }

    package var standing: Standing { .invalid }

    package var reason: TextKey {
        switch fault {
        case .notYAML: "refusal.mapping.not-yaml"
        case .unknownKey: "refusal.mapping.unknown-key"
        case .missing: "refusal.mapping.missing"
        case .wrongType(let shape, _): TextKey("refusal.mapping.not-\(shape.rawValue)")
        case .unknownWord: "refusal.mapping.unknown-word"
        case .badTemplate: "refusal.mapping.bad-template"
        case .badPattern: "refusal.mapping.bad-pattern"
        case .badTimeFormat: "refusal.mapping.bad-time-format"
        case .unknownZone: "refusal.mapping.unknown-zone"
        case .zoneMissing: "refusal.mapping.zone-missing"
        case .missingColumn: "refusal.mapping.missing-column"
        case .ambiguousColumn: "refusal.mapping.ambiguous-column"
        case .unknownLogin: "refusal.mapping.unknown-login"
        }
    }

    package var details: [String: String] {
        var details = ["key": key, "line": line.map(String.init) ?? "–"]
        switch fault {
        case .notYAML(let found), .wrongType(_, let found), .badTemplate(let found), .badPattern(let found),
            .badTimeFormat(let found), .unknownZone(let found), .ambiguousColumn(let found), .unknownLogin(let found):
            details["found"] = found
        case .unknownKey(let known):
            details["known"] = known.joined(separator: ", ")
        case .unknownWord(let found, let known), .missingColumn(let found, let known):
            details["found"] = found
            details["known"] = known.joined(separator: ", ")
        case .missing, .zoneMissing:
            break
        }
        return details
    }
}
