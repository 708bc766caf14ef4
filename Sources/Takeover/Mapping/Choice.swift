/// One of our words for each row: the same for all, or looked up by what the row says.
package enum Choice<Value: Sendable>: Sendable {
    case always(Value)
    case lookedUp(LookUp<Value>)
}

/// A table from the other program's words to ours.
package struct LookUp<Value: Sendable>: Sendable {
    let from: Template
    let exact: [String: Meaning]
    /// In the order written; words that stand in the table as they are go before them.
    let patterns: [(WordPattern, Meaning)]
    let otherwise: Meaning

    enum Meaning: Sendable {
        case value(Value)
        /// The row goes to the rejected ones.
        case reject
    }

    func meaning(of text: String) -> Meaning {
        exact[text] ?? patterns.first { $0.0.matches(text) }?.1 ?? otherwise
    }
}

/// The words by which a mapping speaks of our values.
protocol MappingWord: Sendable {
    static var words: [(word: String, value: Self)] { get }
}

extension MappingPlace {
    func word<Value: MappingWord>(as type: Value.Type = Value.self) throws -> Value {
        let text = try text()
        guard let known = Value.words.first(where: { $0.word == text }) else {
            throw refusal(.unknownWord(text, known: Value.words.map(\.word)))
        }
        return known.value
    }

    /// `word`, or a table: `from`, `table`, `otherwise`.
    func choice<Value: MappingWord>(_ columns: inout ColumnMentions, of type: Value.Type = Value.self) throws -> Choice<
        Value
    > {
        guard isTable else {
            if isList { throw refusal(.wrongType(.textOrTable, found: found)) }
            return .always(try word())
        }
        return .lookedUp(try lookUp(&columns))
    }

    func lookUp<Value: MappingWord>(_ columns: inout ColumnMentions, of type: Value.Type = Value.self) throws -> LookUp<
        Value
    > {
        let fields = try fields(["from", "table", "otherwise"])
        var exact: [String: LookUp<Value>.Meaning] = [:]
        var patterns: [(WordPattern, LookUp<Value>.Meaning)] = []
        for (text, place) in try fields.required("table").pairs() {
            switch WordPattern(text) {
            case nil: throw place.refusal(.badPattern(text))
            case .exactly(let word): exact[word] = try place.meaning()
            case let pattern?: patterns.append((pattern, try place.meaning()))
            }
        }
        return LookUp(
            from: try columns.template(at: fields.required("from")),
            exact: exact,
            patterns: patterns,
            otherwise: try fields["otherwise"]?.meaning() ?? .reject
        )
    }

    private func meaning<Value: MappingWord>() throws -> LookUp<Value>.Meaning {
        let text = try text()
        if text == "reject" { return .reject }
        guard let known = Value.words.first(where: { $0.word == text }) else {
            throw refusal(.unknownWord(text, known: Value.words.map(\.word) + ["reject"]))
        }
        return .value(known.value)
    }
}
