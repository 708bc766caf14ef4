import Basics

extension Moment {
    /// Reads the exchange's way of writing a time: RFC 3339 but for the colon of its offset, `2026-11-23T20:01:48.686+0000`.
    init?(ari text: String) {
        var letters = Array(text)
        if letters.count > 5, "+-".contains(letters[letters.count - 5]) { letters.insert(":", at: letters.count - 2) }
        self.init(rfc3339: String(letters))
    }
}
