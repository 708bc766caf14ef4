import Store

extension SQL {
    /// The condition that `column` begins with `text`, whatever signs the text holds.
    static func begins(_ column: SQL, with text: String) -> SQL {
        let pattern = text.reduce(into: "") { pattern, letter in
            if "%_!".contains(letter) { pattern.append("!") }
            pattern.append(letter)
        }
        return "\(column) LIKE \(pattern + "%") ESCAPE '!'"
    }
}
