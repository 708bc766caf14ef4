/// Phrases looked for in a text all at once, byte by byte and letter case and all: every letter is asked for many, and few hold one.
struct Phrases: Sendable {
    /// By the first byte of each.
    private let starting: [UInt8: [[UInt8]]]

    init(_ phrases: [String]) {
        starting = Dictionary(grouping: phrases.map { Array($0.utf8) }, by: { $0[0] })
    }

    /// Whether the text holds any of them.
    func stand(in text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.contains { place in
            starting[bytes[place]]?.contains { bytes[place...].starts(with: $0) } ?? false
        }
    }
}
