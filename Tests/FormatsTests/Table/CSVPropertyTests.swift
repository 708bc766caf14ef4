import Formats
import Testing

@Suite("CSV, any table")
struct CSVPropertyTests {
    /// Letters that make trouble come often.
    private static let letters: [Character] = [
        "a", "b", "я", "Ё", "€", "😀", ",", ";", "\t", "\"", "'", "\n", "\r", " ", "1",
    ]
    private static let dialects = [
        CSVDialect(), CSVDialect(delimiter: UInt8(ascii: ";")), CSVDialect(delimiter: UInt8(ascii: "\t")),
        CSVDialect(delimiter: UInt8(ascii: "|"), quote: UInt8(ascii: "'")),
    ]

    @Test(arguments: 0..<300)
    func `what is written is read back, whatever the size of the window`(seed: Int) throws {
        var dice = Dice(seed: UInt64(seed))
        let dialect = try #require(Self.dialects.randomElement(using: &dice))
        let width = Int.random(in: 1...5, using: &dice)
        let table = (0..<Int.random(in: 1...8, using: &dice)).map { _ in
            (0..<width).map { _ in
                let length = Int.random(in: 0...6, using: &dice)
                return String((0..<length).compactMap { _ in Self.letters.randomElement(using: &dice) })
            }
        }
        let bytes = table.flatMap { CSVWriter.record($0, in: dialect) }
        let read = try ReadRow.all(in: bytes, dialect, windowSize: Int.random(in: 1...20, using: &dice))
        #expect(read.map(\.fields) == table)
        #expect(read.allSatisfy { $0.flaw == nil })
        #expect(read.last?.extent.upperBound == Int64(bytes.count))
    }

    @Test(arguments: 0..<200)
    func `no bytes at all bring the reader to a fall or make it lose its place`(seed: Int) throws {
        var dice = Dice(seed: UInt64(seed) + 1_000_000)
        let some = Array("ab,;\"\"\n\r\u{0}".utf8) + [0xFF, 0xD0]
        let bytes = (0..<Int.random(in: 0...80, using: &dice)).compactMap { _ in some.randomElement(using: &dice) }
        let whole = try ReadRow.all(in: bytes, CSVDialect(), windowSize: 1000)
        #expect(try ReadRow.all(in: bytes, CSVDialect(), windowSize: Int.random(in: 1...9, using: &dice)) == whole)
        for (row, next) in zip(whole, whole.dropFirst()) { #expect(row.extent.upperBound <= next.extent.lowerBound) }
    }
}

/// Chance that falls the same way each time.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
