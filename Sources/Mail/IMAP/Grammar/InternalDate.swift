import Basics

/// The time at which a server took a letter in, as IMAP writes it: `17-Jul-1996 02:44:25 -0700` (RFC 3501, date-time).
enum InternalDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// Nil for what is no such time; servers do write nonsense for letters that they have from elsewhere.
    static func read(_ text: some StringProtocol) -> Moment? {
        let words = text.split(separator: " ")
        guard words.count == 3 else { return nil }
        let date = words[0].split(separator: "-")
        let time = words[1].split(separator: ":").compactMap { number($0, in: 0...60) }
        guard date.count == 3, time.count == 3, let zone = minutes(words[2]),
            let day = number(date[0], in: 1...31), let year = number(date[2], in: 1...9999),
            let month = months.firstIndex(of: date[1].lowercased())
        else { return nil }
        let seconds = days(year, month + 1, day) * 86_400 + time[0] * 3600 + time[1] * 60 + time[2] - zone * 60
        return Moment(milliseconds: Int64(seconds) * 1000)
    }

    /// In UTC.
    static func write(_ moment: Moment) -> String {
        let seconds = Int(floorDivide(moment.milliseconds, 1000))
        let day = floorDivide(seconds, 86_400)
        let rest = seconds - day * 86_400
        let (year, month, number) = date(ofDay: day)
        let name = months[month - 1].prefix(1).uppercased() + months[month - 1].dropFirst()
        let time = [rest / 3600, rest / 60 % 60, rest % 60].map { two($0) }.joined(separator: ":")
        let years = String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)"
        return "\(two(number))-\(name)-\(years) \(time) +0000"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func number(_ text: some StringProtocol, in range: ClosedRange<Int>) -> Int? {
        Int(text).flatMap { range.contains($0) ? $0 : nil }
    }

    /// `-0730` in minutes.
    private static func minutes(_ zone: some StringProtocol) -> Int? {
        guard zone.utf8.count == 5, let sign = zone.first, sign == "+" || sign == "-",
            let digits = number(zone.dropFirst(), in: 0...9999)
        else { return nil }
        let minutes = digits / 100 * 60 + digits % 100
        return sign == "-" ? -minutes : minutes
    }

    /// Days since 1970-01-01 in the Gregorian calendar; years are counted from March, so that the leap day comes last.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = floorDivide(year, 400)
        let ofEra = year - era * 400
        let ofYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    }

    private static func date(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = floorDivide(shifted, 146_097)
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * ofYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, ofYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func floorDivide<Number: BinaryInteger>(_ number: Number, _ divisor: Number) -> Number {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
