import Foundation

/// Addresses in a letter that may be followed or fetched.
enum SafeURL {
    enum Picture: Equatable {
        case carried(ContentID)
        case ours(String)
        /// Written out in the page itself.
        case small(String)
        case remote(String)
    }

    private static let longest = 8 * 1024
    private static let largestSmall = 64 * 1024

    /// Where a link may lead.
    static func link(_ raw: String) -> String? {
        let (scheme, rest) = parts(raw)
        switch scheme {
        case "http", "https": return rest.hasPrefix("//") && rest.count > 2 ? whole(scheme, rest) : nil
        case "mailto", "tel": return rest.isEmpty ? nil : whole(scheme, rest)
        default: return nil
        }
    }

    /// - Parameter ours: addresses that we gave to pictures ourselves.
    static func picture(_ raw: String, ours: Set<String>) -> Picture? {
        if ours.contains(raw) { return .ours(raw) }
        if let id = ContentID(url: raw.trimmingCharacters(in: .whitespacesAndNewlines)) { return .carried(id) }
        let (scheme, rest) = parts(raw)
        switch scheme {
        case "http", "https": return rest.hasPrefix("//") ? whole(scheme, rest).map(Picture.remote) : nil
        case "": return rest.hasPrefix("//") ? whole("https", rest).map(Picture.remote) : nil
        case "data": return small(rest).map(Picture.small)
        default: return nil
        }
    }

    /// Browsers skip control characters and line ends anywhere in an address, and so does whoever hides a scheme in them.
    private static func parts(_ raw: String) -> (scheme: String, rest: String) {
        let clean = String(String.UnicodeScalarView(raw.unicodeScalars.filter { $0.value > 0x20 || $0 == " " }))
            .trimmingCharacters(in: .whitespacesAndNewlines)
        guard let colon = clean.firstIndex(of: ":") else { return ("", clean) }
        let scheme = clean[..<colon].lowercased()
        let isScheme =
            scheme.first?.isLetter == true
            && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
        return isScheme ? (scheme, String(clean[clean.index(after: colon)...])) : ("", clean)
    }

    private static func whole(_ scheme: String, _ rest: String) -> String? {
        let address = "\(scheme):\(rest)".replacing(" ", with: "%20").replacing("\\", with: "/")
        return address.utf8.count <= longest ? address : nil
    }

    private static func small(_ rest: String) -> String? {
        guard rest.utf8.count <= largestSmall,
            let match = rest.wholeMatch(of: #/(?i)image/(png|gif|jpeg|jpg|webp);base64,([A-Za-z0-9+/]+={0,2})/#)
        else { return nil }
        return "data:image/\(match.1.lowercased());base64,\(match.2)"
    }
}
