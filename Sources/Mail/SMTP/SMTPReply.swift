/// What an SMTP server answered (RFC 5321, 4.2).
package struct SMTPReply: Hashable, Sendable {
    package let code: Int
    /// The finer code of RFC 3463, `5.1.1`, where the server tells one.
    package let enhanced: String?
    /// For people, in the server's language.
    package let text: String

    package init(code: Int, enhanced: String? = nil, text: String) {
        self.code = code
        self.enhanced = enhanced
        self.text = text
    }

    package var isYes: Bool { (200...299).contains(code) }
    /// Later it may be yes.
    package var isNotNow: Bool { (400...499).contains(code) }
    package var isNo: Bool { (500...599).contains(code) }
}

extension SMTPReply: CustomStringConvertible {
    package var description: String { ["\(code)", enhanced, text].compactMap(\.self).joined(separator: " ") }
}

extension SMTPReply {
    /// - Parameter lines: without their codes.
    init(code: Int, lines: [String]) {
        let enhanced = lines.first.flatMap { Self.enhancedCode($0) }
        self.init(
            code: code,
            enhanced: enhanced,
            text: lines.map { line in
                guard let enhanced, line.hasPrefix(enhanced) else { return line }
                return String(line.dropFirst(enhanced.count).drop { $0 == " " })
            }.joined(separator: "\n")
        )
    }

    private static func enhancedCode(_ line: String) -> String? {
        let word = line.prefix { $0 != " " }
        let numbers = word.split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count == 3, ["2", "4", "5"].contains(numbers[0]) else { return nil }
        let isCode = numbers.allSatisfy { (1...3).contains($0.utf8.count) && $0.allSatisfy(\.isWholeNumber) }
        return isCode ? String(word) : nil
    }
}

/// Reads answers one by one.
struct SMTPReplyReader {
    private var stream: ByteStream
    private static let longestReply = 65_536

    init(_ stream: ByteStream) {
        self.stream = stream
    }

    /// Waits until an answer begins, without taking anything of it.
    mutating func awaitFirstByte() throws(MailFault) {
        _ = try stream.peek()
    }

    mutating func next() throws(MailFault) -> SMTPReply {
        stream.begin(atMost: Self.longestReply)
        var lines: [String] = []
        var code: Int?
        while true {
            let line = try stream.take { $0 != .newline }
            _ = try stream.take()
            guard line.last == .return else { throw .protocolBroken("a line that does not end as lines do") }
            let (read, isLast, text) = try Self.parts(line.dropLast())
            guard code == nil || code == read else { throw .protocolBroken("an answer with two codes") }
            code = read
            lines.append(text)
            if isLast { return SMTPReply(code: read, lines: lines) }
        }
    }

    /// `250-text` goes on, `250 text` and `250` are the last.
    private static func parts(_ line: ArraySlice<UInt8>) throws(MailFault) -> (code: Int, isLast: Bool, text: String) {
        let digits = line.prefix(3)
        guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let code = Int(String(decoding: digits, as: UTF8.self)), (200...599).contains(code)
        else { throw .protocolBroken("an answer without a code") }
        let rest = line.dropFirst(3)
        let text = String(decoding: rest.dropFirst(), as: UTF8.self)
        switch rest.first {
        case nil, .space: return (code, true, text)
        case UInt8(ascii: "-"): return (code, false, text)
        default: throw .protocolBroken("an answer without a code")
        }
    }
}
