import Basics

/// One property of an iCalendar file: `DTSTART;VALUE=DATE:20261231` (RFC 5545, 3.1).
struct ICalendarLine: Equatable {
    /// At which it begins, counted from 1.
    let number: Int
    /// Names are written in capitals here, however the file writes them.
    let name: String
    let parameters: [String: String]
    let value: String

    init(number: Int, _ text: String) throws(ICalendarFlaw) {
        guard let parts = Self.parts(of: text), let name = parts.head.first, !name.isEmpty else {
            throw ICalendarFlaw(number, .lineUnreadable)
        }
        self.number = number
        self.name = name.uppercased()
        value = String(parts.value)
        parameters = parts.head.dropFirst().reduce(into: [:]) { all, parameter in
            let sides = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            all[sides[0].uppercased()] = sides.count > 1 ? sides[1].filter { $0 != "\"" } : ""
        }
    }

    /// The name and the parameters, and what follows the colon. In quotes neither a colon nor a semicolon means anything.
    private static func parts(of text: String) -> (head: [Substring], value: Substring)? {
        var (head, start, isQuoted): ([Substring], String.Index, Bool) = ([], text.startIndex, false)
        // Bytes, because a mark on the first letter of the value would join it with the colon.
        for place in text.utf8.indices {
            let next = text.utf8.index(after: place)
            switch text.utf8[place] {
            case UInt8(ascii: ":") where !isQuoted: return (head + [text[start..<place]], text[next...])
            case UInt8(ascii: ";") where !isQuoted:
                head.append(text[start..<place])
                start = next
            case UInt8(ascii: "\""): isQuoted.toggle()
            default: break
            }
        }
        return nil
    }

    /// The value when it is text, with its escapes undone (3.3.11), on one line.
    var text: String {
        var (text, isEscaped) = (String.UnicodeScalarView(), false)
        for letter in value.unicodeScalars {
            if isEscaped {
                text.append(letter == "n" || letter == "N" ? " " : letter)
                isEscaped = false
            } else if letter == "\\" {
                isEscaped = true
            } else {
                text.append(letter)
            }
        }
        return String(text).trimmed
    }
}

extension ICalendarLine {
    /// The lines of a file, with what was folded made whole again. Bytes are joined, for a fold may part the bytes of one letter.
    static func all(in bytes: [UInt8]) throws(ICalendarFlaw) -> [ICalendarLine] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var (whole, lines): ([(number: Int, bytes: [UInt8])], [ICalendarLine]) = ([], [])
        let content = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
        let physical = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, line) in zip(1..., physical) {
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            guard let first = line.first else { continue }
            if first == UInt8(ascii: " ") || first == UInt8(ascii: "\t") {
                guard !whole.isEmpty else { throw ICalendarFlaw(number, .lineUnreadable) }
                whole[whole.count - 1].bytes += line.dropFirst()
            } else {
                whole.append((number, Array(line)))
            }
        }
        for (number, bytes) in whole {
            guard let text = String(validating: bytes, as: UTF8.self) else { throw ICalendarFlaw(number, .notUTF8) }
            lines.append(try ICalendarLine(number: number, text))
        }
        return lines
    }
}
