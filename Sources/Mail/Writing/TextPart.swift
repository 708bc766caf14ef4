import Foundation

/// Text on its way: in ASCII as it is, else in UTF-8 with the encoding that is shorter.
struct TextPart {
    private let text: String
    private let type: MediaType
    private let parameters: [String: String]

    init(_ text: String, type: MediaType, parameters: [String: String] = [:]) {
        self.text = TextDecoding.tidy(text)
        self.type = type
        self.parameters = parameters
    }

    func write(_ take: ([UInt8]) throws -> Void) throws {
        let bytes = Array(text.replacing("\n", with: "\r\n").utf8)
        let isASCII = bytes.allSatisfy { $0 < 0x80 }
        let encoding = Encoding.best(for: bytes)
        var head = "Content-Type: \(type.text); charset=\(isASCII ? "us-ascii" : "utf-8")"
        for (name, value) in parameters.sorted(by: { $0.key < $1.key }) { head += "; \(name)=\(value)" }
        head += "\r\nContent-Transfer-Encoding: \(encoding.rawValue)\r\n\r\n"
        try take(Array(head.utf8))
        switch encoding {
        case .sevenBit: try take(bytes)
        case .quotedPrintable: try take(QuotedPrintable.encoded(bytes))
        case .base64: try take(Base64Lines.encoded(bytes))
        }
    }

    enum Encoding: String {
        case sevenBit = "7bit"
        case quotedPrintable = "quoted-printable"
        case base64

        static func best(for bytes: [UInt8]) -> Encoding {
            let special = bytes.count { $0 >= 0x7F || $0 < 32 && ![9, 10, 13].contains($0) }
            if special == 0 {
                let longest = bytes.split(separator: 10).map(\.count).max() ?? 0
                let breaksOnTheWay = bytes.split(separator: 10).contains {
                    $0.starts(with: Array("From ".utf8)) || $0 == [46, 13]
                }
                return longest <= 900 && !breaksOnTheWay ? .sevenBit : .quotedPrintable
            }
            // Three bytes for each special one, against four for every three.
            return special * 6 <= bytes.count ? .quotedPrintable : .base64
        }
    }
}
