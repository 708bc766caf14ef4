import Basics

extension Moment {
    /// Reads the exchange's way of writing a time: RFC 3339 but for the colon of its offset, `2026-11-23T20:01:48.686+0000`.
    ///
    /// Three such times come with each event, and while they are read nobody's phone rings: what the exchange always writes is read by its
    /// places, anything else as RFC 3339.
    init?(ari text: String) {
        guard let moment = Self.read(Array(text.utf8)) else { return nil }
        self = moment
    }

    private static func read(_ bytes: [UInt8]) -> Moment? {
        let marks: [(Int, Character)] = [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, ".")]
        guard bytes.count == 28, marks.allSatisfy({ bytes[$0.0] == $0.1.asciiValue }),
            let sign = [43: 1, 45: -1][Int(bytes[23])]
        else { return spelledOut(bytes) }
        func number(_ places: Range<Int>) -> Int? {
            bytes[places].reduce(0 as Int?) { sum, byte in
                sum.flatMap { (48...57).contains(byte) ? 10 * $0 + Int(byte - 48) : nil }
            }
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            let date = CalendarDay(year: year, month: month, day: day), let hour = number(11..<13), hour < 24,
            let minute = number(14..<16), minute < 60, let second = number(17..<19), second < 61,
            let fraction = number(20..<23), let ahead = number(24..<26), let aheadMinutes = number(26..<28)
        else { return nil }
        let seconds = ((date.number * 24 + hour) * 60 + minute) * 60 + second - sign * (ahead * 60 + aheadMinutes) * 60
        return Moment(milliseconds: Int64(seconds) * 1000 + Int64(fraction))
    }

    private static func spelledOut(_ bytes: [UInt8]) -> Moment? {
        var bytes = bytes
        if bytes.count > 5, [43, 45].contains(bytes[bytes.count - 5]) {
            bytes.insert(UInt8(ascii: ":"), at: bytes.count - 2)
        }
        return Moment(rfc3339: String(decoding: bytes, as: UTF8.self))
    }
}
