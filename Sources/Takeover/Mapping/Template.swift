/// A text with gaps for the columns of a row: `{status} / {sub_status}`. `{{` and `}}` stand for the braces themselves.
package struct Template: Sendable, Hashable {
    let pieces: [Piece]

    enum Piece: Sendable, Hashable {
        case text(String)
        /// The place of the column among those that the mapping speaks of.
        case column(Int)
    }

    /// Says the same for every row.
    var isFixed: Bool {
        !pieces.contains { if case .column = $0 { true } else { false } }
    }
}

/// A column that the mapping speaks of, and where it does so first.
package struct ColumnMention: Sendable, Hashable {
    package let name: String
    let key: String
    let line: Int?
}

/// The columns that a mapping speaks of, each once.
struct ColumnMentions {
    private(set) var all: [ColumnMention] = []

    mutating func place(of name: String, at place: MappingPlace) -> Int {
        if let known = all.firstIndex(where: { $0.name == name }) { return known }
        all.append(ColumnMention(name: name, key: place.key, line: place.refusal(.missing).line))
        return all.count - 1
    }

    mutating func template(at place: MappingPlace) throws -> Template {
        let written = try place.text()
        var pieces: [Template.Piece] = []
        var text = ""
        var rest = written[...]
        while let letter = rest.popFirst() {
            if letter == "{" || letter == "}", rest.first == letter {
                text.append(letter)
                rest.removeFirst()
            } else if letter == "{" {
                guard let end = rest.firstIndex(of: "}"), end > rest.startIndex, !rest[..<end].contains("{") else {
                    throw place.refusal(.badTemplate(written))
                }
                if !text.isEmpty { pieces.append(.text(text)) }
                text = ""
                pieces.append(.column(self.place(of: String(rest[..<end]), at: place)))
                rest = rest[rest.index(after: end)...]
            } else if letter == "}" {
                throw place.refusal(.badTemplate(written))
            } else {
                text.append(letter)
            }
        }
        if !text.isEmpty { pieces.append(.text(text)) }
        return Template(pieces: pieces)
    }
}
