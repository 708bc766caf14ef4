/// Tells the five ways of writing Russian in single bytes from one another, by how Russian looks: mostly small letters of
/// the frequent sort, capitals only where words begin.
package enum CyrillicGuess {
    private static let charsets = ["windows-1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic"].map(Charset.init)
    private static let frequent = Set("оеаинтсрвлкмдпуыяьгзбч".unicodeScalars)

    /// The charset in which the bytes read as Russian; nil when in none.
    package static func best(for bytes: ArraySlice<UInt8>) -> Charset? {
        let scored = charsets.map { ($0, likeness(bytes, in: $0)) }
        guard let best = scored.max(by: { $0.1 < $1.1 }), best.1 >= 0.6 else { return nil }
        return best.0
    }

    /// Whether another of them reads far better than the one that was named.
    package static func corrected(_ named: Charset, for bytes: ArraySlice<UInt8>) -> Charset? {
        guard charsets.contains(named), let best = best(for: bytes), best != named else { return nil }
        return likeness(bytes, in: best) > likeness(bytes, in: named) + 0.4 ? best : nil
    }

    /// From 1, all of it plain Russian, down to less than nothing.
    private static func likeness(_ bytes: ArraySlice<UInt8>, in charset: Charset) -> Double {
        guard let (text, _) = charset.decode(bytes) else { return -1 }
        var foreign = 0
        var score = 0.0
        var before: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar.value >= 0x80 {
                foreign += 1
                score += worth(of: scalar, after: before)
            } else if isLatin(scalar), isSmall(before) || isCapital(before) {
                score -= 2
            }
            before = scalar
        }
        return foreign == 0 ? -1 : score / Double(foreign)
    }

    private static func worth(of scalar: Unicode.Scalar, after before: Unicode.Scalar) -> Double {
        // No word is half Latin.
        if isLatin(before), isSmall(scalar) || isCapital(scalar) { return -1 }
        if frequent.contains(scalar) { return 1 }
        if isSmall(scalar) { return 0.5 }
        if isCapital(scalar) { return isSmall(before) ? -1 : isCapital(before) ? 0.2 : 0.6 }
        // Dashes, quotes and № stand in Russian letters, too.
        if "«»—–№…“”„\u{A0}".unicodeScalars.contains(scalar) { return 0.3 }
        return -0.5
    }

    private static func isSmall(_ scalar: Unicode.Scalar) -> Bool { (0x430...0x45F).contains(scalar.value) }
    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && scalar.properties.isAlphabetic }
    private static func isCapital(_ scalar: Unicode.Scalar) -> Bool { (0x400...0x42F).contains(scalar.value) }
}
