import CQRCode

/// A text as a square of dark and light squares (ISO/IEC 18004), through libqrencode.
struct QRCode: Sendable {
    /// Squares in a row.
    let size: Int
    private let dark: [Bool]

    /// - Returns: nil when the text is empty or does not fit.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        // Version 0: the smallest that the text fits in.
        guard let made = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(made) }
        size = Int(made.pointee.width)
        dark = UnsafeBufferPointer(start: made.pointee.data, count: size * size).map { $0 & 1 == 1 }
    }

    func isDark(_ column: Int, _ row: Int) -> Bool {
        dark[row * size + column]
    }
}
