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
            let day = Int(date[0]), let year = Int(date[2]), let month = months.firstIndex(of: date[1].lowercased()),
            let day = CalendarDay(year: year, month: month + 1, day: day)
        else { return nil }
        let seconds = day.number * 86_400 + time[0] * 3600 + time[1] * 60 + time[2] - zone * 60
        return Moment(milliseconds: Int64(seconds) * 1000)
    }

    /// In UTC.
    static func write(_ moment: Moment) -> String {
        let wall = WallTime(moment, offset: 0)
        let name = months[wall.month - 1].prefix(1).uppercased() + months[wall.month - 1].dropFirst()
        let time = [wall.hour, wall.minute, wall.second].map { two($0) }.joined(separator: ":")
        let years = String(repeating: "0", count: max(0, 4 - "\(wall.year)".count)) + "\(wall.year)"
        return "\(two(wall.day))-\(name)-\(years) \(time) +0000"
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
}
