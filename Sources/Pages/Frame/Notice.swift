import Basics
import Crypto
import Foundation
import HTML

/// Says once, on the next page, what was done, and offers to take it back.
package struct Notice: Sendable, Equatable {
    let key: TextKey
    let details: [String: String]
    let undo: String?

    /// - Parameter undo: the path of a POST that takes it back.
    package init(_ key: TextKey, _ details: [String: String] = [:], undo: String? = nil) {
        self.key = key
        self.details = details
        self.undo = undo
    }
}

/// On its way it is a cookie, sealed so that nobody else can put words or acts into our page.
extension Notice {
    private struct Letter: Codable {
        let key: String
        let details: [String: String]
        let undo: String?
    }

    func sealed(key secret: String) -> String {
        let letter = Letter(key: key.name, details: details, undo: undo)
        guard let data = try? JSONEncoder().encode(letter) else { return "" }
        return Array(data).hexText + "." + Self.seal(Array(data), secret)
    }

    init?(sealed text: String, key secret: String) {
        let parts = text.split(separator: ".")
        guard parts.count == 2, let data = [UInt8](hexText: parts[0]), !secret.isEmpty,
            Forgery.isSame(String(parts[1]), Self.seal(data, secret)),
            let letter = try? JSONDecoder().decode(Letter.self, from: Data(data))
        else { return nil }
        self.init(TextKey(letter.key), letter.details, undo: letter.undo)
    }

    private static func seal(_ data: [UInt8], _ secret: String) -> String {
        let key = SymmetricKey(data: Array("notice:".utf8) + Array(secret.utf8))
        return HMAC<SHA256>.authenticationCode(for: data, using: key).hexText
    }
}
