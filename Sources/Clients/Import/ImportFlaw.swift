import Basics

/// Why a row did not become a client, or what of it could not be read. The words are in the file of rejected rows.
package enum ImportFlaw: Refusal, Equatable {
    case width(found: Int, wanted: Int)
    case openQuote
    case textAfterQuote
    /// The bytes of a column are not of the file's encoding.
    case encoding(String)
    /// There is nothing to call the client by.
    case nameless
    case field(String, TextKey, found: String)
    /// Its number or address is known as another's, who is named.
    case doubtful(String)
    case outside
    case unfinished
    case tooLarge

    package var standing: Standing { .invalid }

    package var word: String {
        switch self {
        case .width: "width"
        case .openQuote: "open-quote"
        case .textAfterQuote: "text-after-quote"
        case .encoding: "encoding"
        case .nameless: "nameless"
        case .field: "field"
        case .doubtful: "doubtful"
        case .outside: "outside"
        case .unfinished: "unfinished"
        case .tooLarge: "too-large"
        }
    }

    package var reason: TextKey {
        if case .field(_, let reason, _) = self { reason } else { TextKey("refusal.client-import.\(word)") }
    }

    package var field: String? {
        switch self {
        case .encoding(let column): column
        case .field(let name, _, _): name
        default: nil
        }
    }

    /// What is there instead of what would be right.
    package var found: String {
        switch self {
        case .field(_, _, let found), .doubtful(let found): found
        case .width(let found, _): "\(found)"
        default: ""
        }
    }

    package var details: [String: String] {
        var details = ["found": found, "field": field ?? ""]
        if case .width(_, let wanted) = self { details["wanted"] = "\(wanted)" }
        return details
    }
}
