extension Sequence<UInt8> {
    /// Two small hexadecimal digits for each byte.
    package var hexText: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Reads what `hexText` wrote.
    package init?(hexText: some StringProtocol) {
        let letters = Array(hexText.utf8)
        guard letters.count.isMultiple(of: 2) else { return nil }
        self = []
        for place in stride(from: 0, to: letters.count, by: 2) {
            guard let byte = UInt8(String(decoding: letters[place..<place + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            append(byte)
        }
    }
}
