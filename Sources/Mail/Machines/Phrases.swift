/// Phrases looked for in a text all at once, byte by byte and letter case and all: every letter is asked for many, and few hold one.
struct Phrases: Sendable {
    /// At the first byte of each.
    private let starting: [[[UInt8]]]

    init(_ phrases: [String]) {
        var starting = [[[UInt8]]](repeating: [], count: 256)
        for phrase in phrases.map({ Array($0.utf8) }) { starting[Int(phrase[0])].append(phrase) }
        self.starting = starting
    }

    /// Whether the text holds any of them.
    func stand(in text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.contains { place in
            let phrases = starting[Int(bytes[place])]
            return !phrases.isEmpty && phrases.contains { bytes[place...].starts(with: $0) }
        }
    }

    /// Whether the text begins with any of them.
    func begin(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first else { return false }
        return starting[Int(first)].contains { text.utf8.starts(with: $0) }
    }
}
