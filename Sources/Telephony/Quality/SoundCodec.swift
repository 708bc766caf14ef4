import Basics

/// How the sound of a channel is written, by Asterisk's word for it: `alaw`, `g722`, `opus`.
package struct SoundCodec: Hashable, Sendable, TextCodable {
    package let name: String

    package init?(_ text: String) {
        guard (1...Self.longest).contains(text.utf8.count), text.utf8.allSatisfy(Self.isPlain) else { return nil }
        name = text
    }

    package var description: String { name }

    /// Of what the exchange answers, which may be several in brackets, the one that is used.
    package init?(answer: String) {
        let words = answer.split { "()| ,".contains($0) }
        guard let first = words.first else { return nil }
        self.init(String(first))
    }

    private static let longest = 32

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension SoundCodec {
    /// Planning values of ITU-T G.113 (11/2007), appendix I, tables I.1 and I.4.
    ///
    /// The exchange does not conceal what it loses, and whether a phone does it does not say: G.711 is taken for not concealed. The wider
    /// codecs, which G.107 does not rate, are taken for a G.711 that is. Where a codec's own bearing of losses is not in the tables, it
    /// is taken to have that of G.711.
    package var impairment: EModel.Impairment {
        switch name {
        case "g722", "opus", "siren7", "siren14", "silk16": EModel.Impairment(own: 0, robustness: 25.1)
        case "g729": EModel.Impairment(own: 11, robustness: 19)
        case "g723": EModel.Impairment(own: 15, robustness: 16.1)
        case "amr": EModel.Impairment(own: 5, robustness: 10)
        case "gsm": EModel.Impairment(own: 20, robustness: Self.unconcealed)
        case "g726", "g726aal2": EModel.Impairment(own: 7, robustness: Self.unconcealed)
        default: EModel.Impairment(own: 0, robustness: Self.unconcealed)
        }
    }

    private static let unconcealed = 4.3
}
