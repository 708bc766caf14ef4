import Foundation

/// The address of a page with what stands behind its question mark; what is nil or empty is left out.
package enum Address {
    package static func of(_ path: String, _ query: KeyValuePairs<String, String?>) -> String {
        of(path, query.map { ($0.key, $0.value) })
    }

    package static func of(_ path: String, _ query: [(name: String, value: String?)]) -> String {
        let fields = query.compactMap { name, value -> String? in
            guard let value, !value.isEmpty else { return nil }
            return name + "=" + encoded(value)
        }
        return fields.isEmpty ? path : path + "?" + fields.joined(separator: "&")
    }

    private static let plain = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    )

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
