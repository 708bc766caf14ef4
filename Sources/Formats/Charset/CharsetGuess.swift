import CCharset

/// Which charset bytes are written in, when nobody says or what is said can't be true.
package enum CharsetGuess {
    /// Enough to tell by.
    private static let sample = 32 * 1024

    /// A label for bytes that are not UTF-8. Where nothing speaks for anything, it is that of Western Europe, as browsers
    /// hold it.
    package static func charset(of bytes: [UInt8]) -> String {
        let bytes = bytes.prefix(sample)
        if let cyrillic = CyrillicGuess.best(for: bytes) { return cyrillic.name }
        let guess = name(for: bytes)
        guard !guess.isEmpty, let (_, broken) = Charset(label: guess).decode(bytes), broken == 0 else {
            return "windows-1252"
        }
        return guess
    }

    /// uchardet's word for it; empty when it has none.
    private static func name(for bytes: ArraySlice<UInt8>) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
            guard let name = buffer.baseAddress else { return "" }
            bytes.withUnsafeBufferPointer { charset_guess($0.baseAddress, $0.count, name, buffer.count) }
            return String(cString: name)
        }
    }
}
