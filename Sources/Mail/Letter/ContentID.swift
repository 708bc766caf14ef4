import Foundation

/// The name by which the HTML of a letter calls one of its parts (RFC 2392), without angle brackets.
package struct ContentID: Sendable, Hashable {
    package let text: String

    package init?(_ text: String) {
        let bare = text.trimmingCharacters(in: .whitespacesAndNewlines.union(CharacterSet(charactersIn: "<>")))
        guard !bare.isEmpty else { return nil }
        self.text = bare
    }

    /// From a `cid:` URL, in which anything may be percent-encoded.
    package init?(url: String) {
        guard url.count > 4, url.prefix(4).lowercased() == "cid:" else { return nil }
        let rest = String(url.dropFirst(4))
        self.init(rest.removingPercentEncoding ?? rest)
    }
}
