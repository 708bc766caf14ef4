/// How Cyrillic letters, and Latin ones that have no plain one inside, are written in plain letters.
enum Transliteration {
    static let table: [Unicode.Scalar: [UInt8]] = {
        var table: [Unicode.Scalar: [UInt8]] = [:]
        for pair in pairs.split(separator: " ") {
            guard let letter = pair.unicodeScalars.first else { continue }
            table[letter] = Array(pair.dropFirst().utf8)
        }
        return table
    }()

    /// Each letter with what stands for it; the signs ъ and ь have nothing.
    private static let pairs = """
        аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ьʹ эe юyu яya \
        іi їi єe ґg ўu ђdj јj љlj њnj ћc џdz қk ғg ұu үu өo һh әa ңn ßss æae øo łl đd ðd þth œoe ıi
        """
        .replacing("ʹ", with: "")
}
