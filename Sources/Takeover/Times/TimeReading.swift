import Basics
import Foundation

extension TimeRules {
    /// What the text says by the first format that it fits.
    func moment(of text: String) -> Moment? {
        for format in formats {
            if let moment = format.moment(of: text, in: zone) { return moment }
        }
        return nil
    }
}

extension TimeFormat {
    package func moment(of text: String, in zone: ZoneRules) -> Moment? {
        switch form {
        case .count(let count):
            return Self.moment(of: text, counting: count, in: zone)
        case .pieces(let pieces):
            guard let (time, rest) = TimeReading.read(Array(text.utf8)[...], pieces[...], into: WrittenTime()),
                rest.isEmpty
            else { return nil }
            return time.moment(in: zone)
        }
    }

    private static func moment(of text: String, counting count: Count, in zone: ZoneRules) -> Moment? {
        guard let number = Double(text), number > 0, number.isFinite else { return nil }
        let milliseconds: Double =
            switch count {
            case .seconds: number * 1000
            case .milliseconds: number
            case .days: (number - 25_569) * 86_400_000
            }
        guard (0..<7_258_118_400_000).contains(milliseconds) else { return nil }
        let moment = Moment(milliseconds: Int64(milliseconds.rounded()))
        guard case .days = count else { return moment }
        return moment - .seconds(zone.offset(atLocal: Int(moment.milliseconds / 1000)))
    }
}

/// Reads a text by the pieces of a format. What may be missing is tried first as if it were there.
enum TimeReading {
    typealias Letters = ArraySlice<UInt8>
    typealias Piece = TimeFormat.Piece

    /// - Returns: what was read and what of the text is left; nil when the text does not fit.
    static func read(
        _ letters: Letters,
        _ pieces: ArraySlice<Piece>,
        into time: WrittenTime
    ) -> (time: WrittenTime, rest: Letters)? {
        guard let piece = pieces.first else { return (time, letters) }
        var (letters, time) = (letters, time)
        let others = pieces.dropFirst()
        switch piece {
        case .literal(let letter):
            guard letters.popFirst() == letter else { return nil }
        case .field(let field, let width):
            guard read(field, width: width, before: others.first, &letters, into: &time) else { return nil }
        case .optional(let inner):
            if let (with, rest) = read(letters, inner[...] + others, into: time), rest.isEmpty { return (with, rest) }
        }
        return read(letters, others, into: time)
    }

    private static func read(
        _ field: TimeFormat.Field,
        width: Int,
        before next: Piece?,
        _ letters: inout Letters,
        into time: inout WrittenTime
    ) -> Bool {
        // Digits of the next field follow at once, so that only the width tells where this one ends.
        let isTight = if case .field = next { true } else { false }
        switch field {
        case .monthName:
            guard set(&time.month, MonthNames.number(of: word(in: &letters))) else { return false }
            if next != .literal(dot), letters.first == dot { letters.removeFirst() }
            return true
        case .half: return set(&time.isAfternoon, half(in: &letters))
        case .offset: return set(&time.offset, offset(in: &letters))
        case .weekday: return !word(in: &letters).isEmpty
        case .fraction: return set(&time.millisecond, fraction(in: &letters))
        case .year where width == 2:
            return set(&time.year, digits(2...2, in: &letters).map { $0 < 70 ? 2000 + $0 : 1900 + $0 })
        case .year: return set(&time.year, digits(4...4, in: &letters))
        case .month: return set(&time.month, digits((isTight ? width : 1)...2, in: &letters))
        case .day: return set(&time.day, digits((isTight ? width : 1)...2, in: &letters))
        case .hour, .hourOfHalf: return set(&time.hour, digits((isTight ? width : 1)...2, in: &letters))
        case .minute: return set(&time.minute, digits((isTight ? width : 1)...2, in: &letters))
        case .second: return set(&time.second, digits((isTight ? width : 1)...2, in: &letters))
        }
    }

    private static func set<Value>(_ place: inout Value, _ value: Value?) -> Bool {
        guard let value else { return false }
        place = value
        return true
    }

    private static func set<Value>(_ place: inout Value?, _ value: Value?) -> Bool {
        place = value
        return value != nil
    }

    private static func digits(_ count: ClosedRange<Int>, in letters: inout Letters) -> Int? {
        let found = letters.prefix(count.upperBound).prefix { isDigit($0) }
        guard count.contains(found.count) else { return nil }
        letters = letters.dropFirst(found.count)
        return found.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func fraction(in letters: inout Letters) -> Int? {
        let found = letters.prefix(9).prefix { isDigit($0) }
        guard !found.isEmpty else { return nil }
        letters = letters.dropFirst(found.count)
        let three = (Array(found.prefix(3)) + [UInt8](repeating: UInt8(ascii: "0"), count: 3)).prefix(3)
        return three.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// `Z`, `+03`, `+0300`, `+03:00`
    static func offset(in letters: inout Letters) -> Int? {
        guard let sign = letters.popFirst() else { return nil }
        if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return 0 }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = digits(2...2, in: &letters) else {
            return nil
        }
        if letters.first == UInt8(ascii: ":") { letters.removeFirst() }
        let minutes = letters.first.map(isDigit) == true ? digits(2...2, in: &letters) : 0
        guard let minutes, minutes < 60, hours <= 14 else { return nil }
        return (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -60 : 60)
    }

    private static func half(in letters: inout Letters) -> Bool? {
        let found = letters.prefix { isLatin($0) || $0 == dot }
        letters = letters.dropFirst(found.count)
        return switch String(decoding: found.filter { $0 != dot }, as: UTF8.self).lowercased() {
        case "am": false
        case "pm": true
        default: nil
        }
    }

    /// Letters of any script.
    private static func word(in letters: inout Letters) -> String {
        let found = letters.prefix { isLatin($0) || $0 >= 128 }
        letters = letters.dropFirst(found.count)
        return String(decoding: found, as: UTF8.self)
    }

    private static let dot = UInt8(ascii: ".")

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isLatin(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 32) }
}
