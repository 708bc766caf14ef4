/// One text of a language, taken apart once: what stands fast and the gaps between.
struct Phrase: Sendable {
    private enum Piece: Sendable {
        case text(String)
        case gap(String)
    }

    private let pieces: [Piece]
    private let whole: String?

    init(_ text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            pieces.append(.gap(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        self.pieces = pieces
        whole = pieces.contains { if case .gap = $0 { true } else { false } } ? nil : text
    }

    var gaps: Set<String> {
        Set(pieces.compactMap { if case .gap(let name) = $0 { name } else { nil } })
    }

    /// A gap that nobody filled stays visible, so that it is found.
    func filled(with details: [String: String]) -> String {
        if let whole { return whole }
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let piece): text += piece
            case .gap(let name): text += details[name] ?? "{\(name)}"
            }
        }
        return text
    }
}
