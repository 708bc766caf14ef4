/// By which words something is to be found.
package struct TextDocument: Sendable {
    let id: Int64
    let index: TextIndex
    /// Nil for what is not to be found any more.
    let words: [String]?

    /// - Parameter words: small Latin letters, digits and `_`; anything else is left out.
    package init(_ id: Int64, in index: TextIndex, _ words: [String]?) {
        self.id = id
        self.index = index
        self.words = words
    }
}

extension Transaction {
    /// Makes things findable by these words and no others.
    package func keep(_ documents: [TextDocument]) throws {
        for document in documents {
            if let words = document.words {
                try setText(words, of: document.id, in: document.index)
            } else {
                try clearText(of: document.id, in: document.index)
            }
        }
    }

    private func setText(_ words: [String], of id: Int64, in index: TextIndex) throws {
        let words = Self.once(words)
        let text = " " + words.joined(separator: " ") + " "
        let old: String? = try value("SELECT words FROM search_doc WHERE id = \(id)")
        guard old != text else { return }
        switch dialect {
        case .sqlite:
            if let old { try forget(old, of: id, in: index) }
            try send("INSERT INTO \(index.table) (rowid, words) VALUES (\(id), \(text))")
            try send(
                """
                INSERT INTO search_doc (id, kind, words) VALUES (\(id), \(index.rawValue), \(text))
                ON CONFLICT (id) DO UPDATE SET words = excluded.words
                """
            )
        case .postgres:
            let tokens = index.findsParts ? Self.once(words.flatMap(TextQuery.trigrams)) : words
            try send(
                """
                INSERT INTO search_doc (id, kind, words, vector)
                VALUES (\(id), \(index.rawValue), \(text), CAST(\(tokens.joined(separator: " ")) AS tsvector))
                ON CONFLICT (id) DO UPDATE SET words = excluded.words, vector = excluded.vector
                """
            )
        }
    }

    private func clearText(of id: Int64, in index: TextIndex) throws {
        guard let old: String = try value("SELECT words FROM search_doc WHERE id = \(id)") else { return }
        if dialect == .sqlite { try forget(old, of: id, in: index) }
        try send("DELETE FROM search_doc WHERE id = \(id)")
    }

    /// FTS5 keeps no text of its own and has to be told what it is to forget.
    private func forget(_ old: String, of id: Int64, in index: TextIndex) throws {
        try send("INSERT INTO \(index.table) (\(index.table), rowid, words) VALUES ('delete', \(id), \(old))")
    }

    private static func once(_ words: [String]) -> [String] {
        var seen: Set<String> = []
        return words.filter { word in
            !word.isEmpty && word.utf8.allSatisfy(isFit) && seen.insert(word).inserted
        }
    }

    private static func isFit(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
    }
}
