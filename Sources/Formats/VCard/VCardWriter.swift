import Basics

/// Writes cards as each version has them: lines of at most 75 bytes, CRLF, UTF-8; version 2.1 in quoted-printable where needed.
package struct VCardWriter: Sendable {
    package let version: VCard.Version

    package init(_ version: VCard.Version = .three) {
        self.version = version
    }

    package func bytes(of card: VCard) -> [UInt8] {
        var lines = Lines(version: version)
        lines.add("BEGIN", "VCARD")
        lines.add("VERSION", version.rawValue)
        if version == .four, card.isOrganisation { lines.add("KIND", "org") }
        if version != .four, card.isOrganisation { lines.add("X-ABShowAs", "COMPANY") }
        lines.add("N", parts: card.name.parts)
        lines.add("FN", text: card.formattedName)
        if !card.nicknames.isEmpty { lines.add("NICKNAME", list: card.nicknames) }
        if !card.organisation.isEmpty { lines.add("ORG", parts: card.organisation.map { [$0] }) }
        lines.add("TITLE", text: card.title, unlessEmpty: true)
        lines.add("ROLE", text: card.role, unlessEmpty: true)
        for phone in card.phones { lines.add("TEL", reach: phone) }
        for email in card.emails { lines.add("EMAIL", reach: email, always: version == .three ? ["internet"] : []) }
        for address in card.addresses { lines.add("ADR", parts: address.parts, types: address.types) }
        for page in card.pages { lines.add("URL", reach: page) }
        if let birthday = card.birthday { lines.add("BDAY", day(birthday)) }
        lines.add("NOTE", text: card.note, unlessEmpty: true)
        if !card.categories.isEmpty { lines.add("CATEGORIES", list: card.categories) }
        lines.add("UID", text: card.identity, unlessEmpty: true)
        lines.add("END", "VCARD")
        return lines.bytes
    }

    /// RFC 6350 writes a day without dashes; before it, with them.
    private func day(_ birthday: Birthday) -> String {
        version == .four || birthday.year == nil
            ? (birthday.year == nil ? "--" : "") + birthday.description.filter(\.isNumber) : birthday.description
    }
}

extension VCard.Name {
    fileprivate var parts: [[String]] { [family, given, additional, prefixes, suffixes] }
}

extension VCard.Address {
    fileprivate var parts: [[String]] { [box, extended, street, city, region, code, country].map { [$0] } }
}

private struct Lines {
    let version: VCard.Version
    private(set) var bytes: [UInt8] = []

    private static let longest = 75

    init(version: VCard.Version) {
        self.version = version
    }

    mutating func add(_ name: String, text: String, unlessEmpty: Bool = false) {
        if !unlessEmpty || !text.isEmpty { add(name, escaped(text)) }
    }

    mutating func add(_ name: String, parts: [[String]], types: Set<String> = []) {
        let value = parts.map { $0.map(escaped).joined(separator: version == .two ? " " : ",") }.joined(separator: ";")
        add(name + parameters(types), value)
    }

    mutating func add(_ name: String, list: [String]) {
        add(name, list.map(escaped).joined(separator: ","))
    }

    mutating func add(_ name: String, reach: VCard.Reach, always: Set<String> = []) {
        let types = reach.types.union(always).union(reach.isPreferred && version != .four ? ["pref"] : [])
        let preferred = reach.isPreferred && version == .four ? ";PREF=1" : ""
        add(name + parameters(types) + preferred, escaped(reach.value))
    }

    mutating func add(_ head: String, _ value: String) {
        guard version == .two else { return fold("\(head):\(value)") }
        guard value.utf8.contains(where: { $0 >= 0x80 || $0 == 10 || $0 == 13 }) || value.utf8.count > 60 else {
            return end("\(head):\(value)")
        }
        writeQuotedPrintable("\(head);CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:", value)
    }

    private func parameters(_ types: Set<String>) -> String {
        let plain = types.filter {
            !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        }
        return plain.sorted().map { version == .two ? ";\($0.uppercased())" : ";TYPE=\($0)" }.joined()
    }

    /// Version 2.1 knows the semicolon's escape alone, and its readers those of 3.0 as well; its line ends are encoded.
    private func escaped(_ text: String) -> String {
        let slashed = text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
        return version == .two ? slashed : slashed.replacing("\n", with: "\\n")
    }

    private mutating func end(_ line: String) { bytes += Array(line.utf8) + [.carriageReturn, .lineFeed] }

    /// No letter is cut in two.
    private mutating func fold(_ line: String) {
        var length = 0
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if length + size > Self.longest {
                bytes += [.carriageReturn, .lineFeed, 32]
                length = 1
            }
            bytes += Array(String(scalar).utf8)
            length += size
        }
        bytes += [.carriageReturn, .lineFeed]
    }

    private mutating func writeQuotedPrintable(_ head: String, _ value: String) {
        bytes += Array(head.utf8)
        var length = head.utf8.count
        for byte in value.replacing("\n", with: "\r\n").utf8 {
            let isPlain = (33...126).contains(byte) && byte != UInt8(ascii: "=") || byte == 32
            let piece =
                isPlain
                ? [byte] : Array((byte < 16 ? "=0" : "=").utf8) + Array(String(byte, radix: 16, uppercase: true).utf8)
            if length + piece.count > Self.longest {
                bytes += [UInt8(ascii: "="), .carriageReturn, .lineFeed]
                length = 0
            }
            bytes += piece
            length += piece.count
        }
        bytes += [.carriageReturn, .lineFeed]
    }
}
