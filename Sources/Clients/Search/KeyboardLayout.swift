/// What was meant when the keyboard was switched to the other language: ghbdtn is привет, руддщ is hello.
enum KeyboardLayout {
    private static let latin = Array("`qwertyuiop[]asdfghjkl;'zxcvbnm,.")
    private static let cyrillic = Array("ёйцукенгшщзхъфывапролджэячсмитьбю")

    private static let toCyrillic = Dictionary(uniqueKeysWithValues: zip(latin, cyrillic))
    private static let toLatin = Dictionary(uniqueKeysWithValues: zip(cyrillic, latin))

    static func otherReadings(of text: String) -> [String] {
        let text = text.lowercased()
        return [toCyrillic, toLatin].map { table in String(text.map { table[$0] ?? $0 }) }.filter { $0 != text }
    }
}
