@testable import People

extension TOTP {
    /// What an authenticator app does with the letters that the page shows.
    init?(base32 text: String) {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var bits = ""
        for letter in text {
            guard let value = alphabet.firstIndex(of: letter) else { return nil }
            let digits = String(value, radix: 2)
            bits += String(repeating: "0", count: 5 - digits.count) + digits
        }
        let bytes = stride(from: 0, through: bits.count - 8, by: 8).compactMap { start in
            UInt8(String(bits.dropFirst(start).prefix(8)), radix: 2)
        }
        self.init(key: bytes)
    }
}
