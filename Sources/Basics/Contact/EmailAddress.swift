/// An e-mail address, kept as it was written; two spellings that differ in letter case alone are one address.
package struct EmailAddress: Sendable {
    package let text: String

    /// Accepts the addresses that mail really travels to (the dot-atom form of RFC 5321 and RFC 6531), at most 254 bytes.
    package init?(_ text: String) {
        let trimmed = text.trimmed
        guard trimmed.utf8.count <= 254, let at = trimmed.lastIndex(of: "@") else { return nil }
        let local = trimmed[..<at]
        let domain = trimmed[trimmed.index(after: at)...]
        guard (1...64).contains(local.utf8.count), Self.isDotted(local, allowing: "!#$%&'*+-/=?^_`{|}~") else {
            return nil
        }
        guard domain.contains("."), Self.isDotted(domain, allowing: "-") else { return nil }
        self.text = trimmed
    }

    /// Trusts an address that was read before, as it comes from the database.
    package init(stored text: String) {
        self.text = text
    }

    /// The form in which addresses are compared and found.
    package var normalized: String { text.lowercased() }

    private static func isDotted(_ part: Substring, allowing extra: String) -> Bool {
        part.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.allSatisfy { isWord($0) || extra.contains($0) }
        }
    }

    private static func isWord(_ character: Character) -> Bool {
        guard let letter = character.asciiValue else { return character.isLetter || character.isNumber }
        switch letter {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return true
        default: return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letter)
        }
    }
}

extension EmailAddress: Hashable {
    package static func == (left: Self, right: Self) -> Bool { left.normalized == right.normalized }
    package func hash(into hasher: inout Hasher) { hasher.combine(normalized) }
}
