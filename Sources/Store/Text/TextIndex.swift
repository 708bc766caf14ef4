/// What can be found by its words. FTS5 does it on SQLite, text search with GIN on PostgreSQL; both are given words in small
/// Latin letters and digits, ready to be compared.
package enum TextIndex: String, CaseIterable, Sendable {
    case client
    case contact
    case serviceCase = "case"
    case interaction

    /// Whether any part of a word is found, by its runs of three letters; otherwise words are found by their beginnings.
    /// Names are short and are asked for in pieces. Texts are long, and every three letters stand in them somewhere.
    var findsParts: Bool { self == .client || self == .contact }

    var table: SQL {
        switch self {
        case .client: "search_client"
        case .contact: "search_contact"
        case .serviceCase: "search_case"
        case .interaction: "search_interaction"
        }
    }
}

/// Words that all have to be there.
package struct TextQuery: Sendable, Hashable {
    /// Of each word, what counts as the same.
    let words: [Wanted]

    package enum Wanted: Sendable, Hashable {
        /// A word that has this in it, or begins so where parts are not found.
        case part(String)
        /// The same, or exactly this word, as the stem of all forms is.
        case form(part: String, stem: String)
        case exactly(String)
    }

    package init(_ words: [Wanted]) {
        self.words = words
    }
}

extension SQL {
    /// The documents of an index that have all words of a query, under the name `doc`: what to select from, and on which
    /// condition. Their `id` is quick to order by, falling.
    /// - Returns: nil when the query has nothing that the index knows: names need three letters.
    package static func documents(
        of index: TextIndex,
        with query: TextQuery,
        in dialect: Dialect
    ) -> (source: SQL, condition: SQL, id: SQL)? {
        let pattern = index.findsParts ? query.trigrams(in: dialect) : query.beginnings(in: dialect)
        guard let pattern else { return nil }
        let parts = index.findsParts ? query.parts : []
        let sure = parts.map { part -> SQL in " AND doc.words LIKE \("%\(part)%")" }
        switch dialect {
        case .sqlite:
            return (
                "\(index.table) AS hit JOIN search_doc AS doc ON doc.id = hit.rowid",
                "\(index.table) MATCH \(pattern)" + SQL.join(sure, by: ""),
                "hit.rowid"
            )
        case .postgres:
            return (
                "search_doc AS doc",
                "doc.kind = \(index.rawValue) AND doc.vector @@ CAST(\(pattern) AS tsquery)" + SQL.join(sure, by: ""),
                "doc.id"
            )
        }
    }
}

extension TextQuery {
    fileprivate var parts: [String] {
        words.map { wanted in
            switch wanted {
            case .part(let part), .exactly(let part): part.count < 3 ? " " + part : part
            case .form(_, let stem): stem.count < 3 ? " " + stem : stem
            }
        }
    }

    fileprivate func trigrams(in dialect: Dialect) -> String? {
        let parts = parts.map { $0.filter { $0 != " " } }
        let all = Set(parts.flatMap { parts.count == 1 ? TextQuery.cover(of: $0) : TextQuery.ends(of: $0) }).sorted()
        guard !all.isEmpty else { return nil }
        return dialect == .sqlite
            ? all.map { "\"\($0)\"" }.joined(separator: " AND ") : all.joined(separator: " & ")
    }

    fileprivate func beginnings(in dialect: Dialect) -> String? {
        guard !words.isEmpty else { return nil }
        switch dialect {
        case .sqlite:
            return words.map { wanted in
                switch wanted {
                case .part(let part): "\"\(part)\"*"
                case .form(let part, let stem): "(\"\(part)\"* OR \"\(stem)\")"
                case .exactly(let word): "\"\(word)\""
                }
            }.joined(separator: " AND ")
        case .postgres:
            return words.map { wanted in
                switch wanted {
                case .part(let part): "\(part):*"
                case .form(let part, let stem): "(\(part):* | \(stem))"
                case .exactly(let word): word
                }
            }.joined(separator: " & ")
        }
    }

    package func and(_ word: Wanted) -> TextQuery { TextQuery(words + [word]) }

    /// The condition that a text has all of it somewhere, for few rows that are read one by one.
    package func likeness(of column: SQL) -> SQL {
        SQL.join(parts.map { part -> SQL in "\(column) LIKE \("%\(part)%")" }, by: " AND ")
    }

    /// As many runs of three letters as each letter of a part takes to stand in one. The others would only be more lists to go
    /// through: whether a document has the part is seen in its words.
    static func cover(of part: String) -> [String] {
        let all = trigrams(of: part)
        return all.indices.filter { $0.isMultiple(of: 3) || $0 == all.count - 1 }.map { all[$0] }
    }

    /// The first and the last run of three letters: of several words, each narrows down what the others leave.
    static func ends(of part: String) -> [String] {
        let all = trigrams(of: part)
        return [all.first, all.last].compactMap(\.self)
    }

    static func trigrams(of word: String) -> [String] {
        let letters = Array(word)
        guard letters.count >= 3 else { return [] }
        return (0...(letters.count - 3)).map { String(letters[$0..<($0 + 3)]) }
    }
}
