import Basics

/// Why a row is not taken over. The words are in the file of rejected rows, and docs/takeover.md explains them.
package enum RowRefusal: Refusal, Equatable {
    /// It has more or fewer fields than there are columns.
    case width(found: Int, wanted: Int)
    case openQuote
    case textAfterQuote
    /// The bytes of a column are not of the file's encoding.
    case encoding(String, wanted: String)
    /// What every row needs is empty.
    case empty(String)
    case tooLong(String, limit: Int)
    case time(String)
    /// The mapping's table has no word for it.
    case noMeaning(String, found: String)

    package var standing: Standing { .invalid }

    package var word: String {
        switch self {
        case .width: "width"
        case .openQuote: "open-quote"
        case .textAfterQuote: "text-after-quote"
        case .encoding: "encoding"
        case .empty: "empty"
        case .tooLong: "too-long"
        case .time: "time"
        case .noMeaning: "no-meaning"
        }
    }

    package var reason: TextKey { TextKey("refusal.takeover-row.\(word)") }

    /// The key of the mapping, or the column, that it is about.
    package var key: String? {
        switch self {
        case .width, .openQuote, .textAfterQuote: nil
        case .encoding(let key, _), .empty(let key), .tooLong(let key, _), .noMeaning(let key, _): key
        case .time: "time"
        }
    }

    /// What is there instead.
    package var found: String {
        switch self {
        case .width(let found, _): "\(found)"
        case .time(let found), .noMeaning(_, let found): found
        case .openQuote, .textAfterQuote, .encoding, .empty, .tooLong: ""
        }
    }

    package var details: [String: String] {
        var details = ["found": found, "key": key ?? ""]
        switch self {
        case .width(_, let wanted): details["wanted"] = "\(wanted)"
        case .encoding(_, let wanted): details["wanted"] = wanted
        case .tooLong(_, let limit): details["limit"] = "\(limit)"
        case .openQuote, .textAfterQuote, .empty, .time, .noMeaning: break
        }
        return details
    }
}
