/// How a moment is written, in the letters that Unicode uses for it: `yyyy-MM-dd HH:mm:ss`. Letters that stand for
/// themselves are in quotes, what may be missing in brackets: `yyyy-MM-dd'T'HH:mm[:ss[.SSS]][X]`.
///
/// Three words stand for whole formats: `iso8601`, `unix` (seconds since 1970) and `unix-ms`; `excel` is the number of days
/// that spreadsheets count.
package struct TimeFormat: Sendable {
    let form: Form

    enum Form: Sendable {
        case pieces([Piece])
        case count(Count)
    }

    enum Piece: Sendable, Equatable {
        case field(Field, width: Int)
        case literal(UInt8)
        case optional([Piece])
    }

    enum Field: Sendable {
        case year
        case month
        case monthName
        case day
        case hour
        case hourOfHalf
        case half
        case minute
        case second
        case fraction
        case offset
        case weekday
    }

    enum Count: Sendable {
        case seconds
        case milliseconds
        case days
    }

    /// - Returns: nil when the text is no format.
    package init?(_ text: String) {
        switch text {
        case "unix": form = .count(.seconds)
        case "unix-ms": form = .count(.milliseconds)
        case "excel": form = .count(.days)
        case "iso8601":
            guard let iso = TimeFormat("yyyy-MM-dd['T'][ ]HH:mm[:ss[.SSSSSSSSS]][X]") else { return nil }
            self = iso
        default:
            var letters = Array(text.utf8)[...]
            guard let pieces = Self.pieces(of: &letters, isInside: false), Self.isEnough(pieces) else { return nil }
            form = .pieces(pieces)
        }
    }

    /// Whether a text in this format tells by itself how far from UTC it is.
    package var saysZone: Bool {
        switch form {
        case .count(.seconds), .count(.milliseconds): true
        case .count(.days): false
        case .pieces(let pieces): pieces.contains { if case .field(.offset, _) = $0 { true } else { false } }
        }
    }

    private static func pieces(of letters: inout ArraySlice<UInt8>, isInside: Bool) -> [Piece]? {
        var pieces: [Piece] = []
        while let letter = letters.popFirst() {
            switch letter {
            case UInt8(ascii: "["):
                guard let inner = Self.pieces(of: &letters, isInside: true) else { return nil }
                pieces.append(.optional(inner))
            case UInt8(ascii: "]"):
                return isInside ? pieces : nil
            case UInt8(ascii: "'"):
                guard let end = letters.firstIndex(of: UInt8(ascii: "'")) else { return nil }
                let quoted = letters[..<end]
                pieces += (quoted.isEmpty ? [UInt8(ascii: "'")] : quoted).map { .literal($0) }
                letters = letters[(end + 1)...]
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                let more = letters.prefix { $0 == letter }.count
                letters = letters.dropFirst(more)
                guard let piece = Self.piece(letter, width: more + 1) else { return nil }
                pieces.append(piece)
            default:
                pieces.append(.literal(letter))
            }
        }
        return isInside ? nil : pieces
    }

    private static func piece(_ letter: UInt8, width: Int) -> Piece? {
        let field: Field? =
            switch (Character(Unicode.Scalar(letter)), width) {
            case ("y", 2), ("y", 4): .year
            case ("M", 1), ("M", 2): .month
            case ("M", 3), ("M", 4): .monthName
            case ("d", 1), ("d", 2): .day
            case ("H", 1), ("H", 2): .hour
            case ("h", 1), ("h", 2): .hourOfHalf
            case ("a", 1): .half
            case ("m", 1), ("m", 2): .minute
            case ("s", 1), ("s", 2): .second
            case ("S", 1...9): .fraction
            case ("X", 1...3), ("Z", 1), ("x", 1...3): .offset
            case ("E", 1...4): .weekday
            default: nil
            }
        return field.map { .field($0, width: width) }
    }

    /// A day at least.
    private static func isEnough(_ pieces: [Piece]) -> Bool {
        func has(_ wanted: Field...) -> Bool {
            pieces.contains { if case .field(let field, _) = $0 { wanted.contains(field) } else { false } }
        }
        return has(.year) && has(.month, .monthName) && has(.day) && (!has(.hourOfHalf) || has(.half))
    }
}
