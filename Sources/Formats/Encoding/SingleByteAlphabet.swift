/// The upper halves of the encodings that have one byte a letter and ASCII below; U+FFFD where a byte means nothing.
struct SingleByteAlphabet: Sendable {
    private let letters: [Unicode.Scalar]

    private init(_ rows: String...) {
        letters = rows.flatMap { Array($0.unicodeScalars) }
    }

    /// - Returns: nil when a byte means nothing.
    func text(of bytes: some Collection<UInt8>) -> String? {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let letter = byte < 128 ? Unicode.Scalar(byte) : letters[Int(byte) - 128]
            if letter == "\u{FFFD}" { return nil }
            text.append(letter)
        }
        return String(text)
    }
}

extension SingleByteAlphabet {
    static let windows1251 = SingleByteAlphabet(
        "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFD}™љ›њќћџ",
        "\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї",
        "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
        "абвгдежзийклмнопрстуфхцчшщъыьэюя"
    )

    static let windows1250 = SingleByteAlphabet(
        "€\u{FFFD}‚\u{FFFD}„…†‡\u{FFFD}‰Š‹ŚŤŽŹ\u{FFFD}‘’“”•–—\u{FFFD}™š›śťžź",
        "\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż",
        "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß",
        "ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"
    )

    static let windows1252 = SingleByteAlphabet(
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ",
        "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿",
        "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß",
        "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
    )

    static let koi8r = SingleByteAlphabet(
        "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷",
        "═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©",
        "юабцдефгхийклмнопярстужвьызшэщчъ",
        "ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ"
    )

    static let koi8u = SingleByteAlphabet(
        "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷",
        "═║╒ёє╔ії╗╘╙╚╛ґ╝╞╟╠╡ЁЄ╣ІЇ╦╧╨╩╪Ґ╬©",
        "юабцдефгхийклмнопярстужвьызшэщчъ",
        "ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ"
    )

    static let cp866 = SingleByteAlphabet(
        "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
        "абвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
        "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀",
        "рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u{A0}"
    )

    /// Latin 1: the byte is the letter.
    static let iso88591 = SingleByteAlphabet(
        "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}",
        "\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}\u{8F}",
        "\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}",
        "\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}",
        "\u{A0}¡¢£¤¥¦§",
        "¨©ª«¬\u{AD}®¯",
        "°±²³´µ¶·",
        "¸¹º»¼½¾¿",
        "ÀÁÂÃÄÅÆÇ",
        "ÈÉÊËÌÍÎÏ",
        "ÐÑÒÓÔÕÖ×",
        "ØÙÚÛÜÝÞß",
        "àáâãäåæç",
        "èéêëìíîï",
        "ðñòóôõö÷",
        "øùúûüýþÿ"
    )

    static let iso88595 = SingleByteAlphabet(
        "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}",
        "\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}\u{8F}",
        "\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}",
        "\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}",
        "\u{A0}ЁЂЃЄЅІЇ",
        "ЈЉЊЋЌ\u{AD}ЎЏ",
        "АБВГДЕЖЗ",
        "ИЙКЛМНОП",
        "РСТУФХЦЧ",
        "ШЩЪЫЬЭЮЯ",
        "абвгдежз",
        "ийклмноп",
        "рстуфхцч",
        "шщъыьэюя",
        "№ёђѓєѕії",
        "јљњћќ§ўџ"
    )
}
