import Basics
import Deadlines
import Testing

/// A file with these lines between its beginning and its end.
func file(_ lines: String, lineEnd: String = "\r\n") -> [UInt8] {
    let text = "BEGIN:VCALENDAR\nVERSION:2.0\n\(lines)\nEND:VCALENDAR\n"
    return Array(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd).utf8)
}

/// One event with these lines, of which the first is the fourth of the file.
func event(_ lines: String...) -> [UInt8] {
    file((["BEGIN:VEVENT"] + lines + ["END:VEVENT"]).joined(separator: "\n"))
}

extension ICalendarHolidays {
    var days: [String] { exceptions.keys.sorted().map(\.description) }
}
