import Basics
import Events
import Store

/// What the things of another program are here.
extension Snapshot {
    func outsideNames<Thing>(
        _ words: some Sequence<String>,
        of kind: SubjectKind,
        from source: String,
        as thing: Thing.Type = Thing.self
    ) throws -> [String: ID<Thing>] {
        var known: [String: ID<Thing>] = [:]
        let words = Set(words).sorted()
        for start in stride(from: 0, to: words.count, by: 500) {
            let some = Array(words[start..<min(start + 500, words.count)])
            try each(
                """
                SELECT word, subject FROM outside_name
                WHERE source = \(source) AND subject_kind = \(kind) AND word IN (\(SQL.list(some)))
                """
            ) { row in
                known[try row.read()] = try row.read()
            }
        }
        return known
    }
}

extension Transaction {
    func remember<Thing>(_ word: String, as id: ID<Thing>, of kind: SubjectKind, from source: String) throws {
        try run(
            """
            INSERT INTO outside_name (source, subject_kind, word, subject)
            VALUES (\(source), \(kind), \(word), \(id))
            """
        )
    }

    /// What is known by these names, and for each that is not, what `make` makes of it.
    func namedOutside<Thing>(
        _ words: some Sequence<String>,
        of kind: SubjectKind,
        from source: String,
        make: (String) throws -> ID<Thing>
    ) throws -> [String: ID<Thing>] {
        var known = try outsideNames(words, of: kind, from: source, as: Thing.self)
        for word in words where known[word] == nil {
            let id = try make(word)
            try remember(word, as: id, of: kind, from: source)
            known[word] = id
        }
        return known
    }
}
