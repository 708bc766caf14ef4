/// A square code (ISO/IEC 18004) of a short text: bytes, error correction L, versions 1 to 9, so up to 230 bytes.
struct QRCode: Sendable, Equatable {
    let grid: QRGrid

    /// - Parameter mask: one of the eight patterns; nil for the one that scanners like best.
    /// - Returns: nil when the text is too long.
    init?(_ text: String, mask: Int? = nil) {
        let bytes = Array(text.utf8)
        guard let version = QRVersion.fitting(bytes.count) else { return nil }
        var blank = QRGrid(version)
        blank.draw(version.codewords(of: bytes))
        let masks = mask.map { [$0] } ?? Array(0..<8)
        let candidates = masks.map { blank.masked(by: $0) }
        guard let best = candidates.min(by: { $0.penalty < $1.penalty }) else { return nil }
        grid = best
    }

    var size: Int { grid.size }

    func isDark(_ column: Int, _ row: Int) -> Bool { grid[column, row] }
}

/// How large a code is and how its bytes are divided.
struct QRVersion: Sendable {
    let number: Int
    let blocks: Int
    /// Bytes of text and its frame in each block.
    let dataLength: Int
    /// Bytes in each block that mend what is scratched.
    let mendingLength: Int
    /// Where the small eyes stand.
    let eyes: [Int]

    var size: Int { number * 4 + 17 }

    /// The frame takes twelve bits.
    private var capacity: Int { blocks * dataLength - 2 }

    static func fitting(_ count: Int) -> QRVersion? { all.first { count <= $0.capacity } }

    private static let all = [
        QRVersion(number: 1, blocks: 1, dataLength: 19, mendingLength: 7, eyes: []),
        QRVersion(number: 2, blocks: 1, dataLength: 34, mendingLength: 10, eyes: [6, 18]),
        QRVersion(number: 3, blocks: 1, dataLength: 55, mendingLength: 15, eyes: [6, 22]),
        QRVersion(number: 4, blocks: 1, dataLength: 80, mendingLength: 20, eyes: [6, 26]),
        QRVersion(number: 5, blocks: 1, dataLength: 108, mendingLength: 26, eyes: [6, 30]),
        QRVersion(number: 6, blocks: 2, dataLength: 68, mendingLength: 18, eyes: [6, 34]),
        QRVersion(number: 7, blocks: 2, dataLength: 78, mendingLength: 20, eyes: [6, 22, 38]),
        QRVersion(number: 8, blocks: 2, dataLength: 97, mendingLength: 24, eyes: [6, 24, 42]),
        QRVersion(number: 9, blocks: 2, dataLength: 116, mendingLength: 30, eyes: [6, 26, 46]),
    ]
}
