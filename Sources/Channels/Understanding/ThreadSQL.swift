import Basics
import Clients
import Desk
import Mail
import People
import Store

/// What the house knows of the threads that some letters belong to.
struct Threads {
    /// Cases whose letters bear these names.
    private(set) var named: [MessageID: [Case.ID]] = [:]
    /// Cases whose letters name these, which came later than theirs.
    private var naming: [MessageID: [Case.ID]] = [:]
    private var tokens: [Int: Case.ID] = [:]
    private(set) var cases: [Case.ID: Case] = [:]

    init(of letters: [ReadLetter], in tx: Transaction) throws {
        let own = Set(letters.compactMap(\.kept.messageID))
        named = try tx.cases(ofLetters: Set(letters.flatMap { $0.follows.map(\.id) }))
        naming = try tx.cases(ofLettersNaming: own)
        let numbers = Set(letters.flatMap { SubjectToken.numbers(in: $0.letter.head.subject) })
        let withTokens = try tx.cases(numbered: numbers)
        tokens = Dictionary(withTokens.map { ($0.number, $0.id) }) { first, _ in first }
        cases = try tx.cases(Set(named.values.joined()).union(naming.values.joined()), visibleTo: .program)
        for found in withTokens { cases[found.id] = found }
    }

    /// A letter has just become part of these cases.
    mutating func add(_ letter: ReadLetter, to found: [Case]) {
        for found in found { cases[found.id] = found }
        guard let id = letter.kept.messageID else { return }
        named[id, default: []] += found.map(\.id)
    }

    /// A case went on.
    mutating func note(_ changed: Case) {
        cases[changed.id] = changed
    }

    /// The cases that a letter names, the nearest first, each once.
    /// - Parameter isTakingPart: asked only where it matters.
    func named(by letter: ReadLetter, isTakingPart: (Case.ID) throws -> Bool) throws -> [NamedCase] {
        var seen: Set<Case.ID> = []
        var found: [NamedCase] = []
        func add(_ ids: [Case.ID], _ way: NamedCase.Way) throws {
            for id in ids where seen.insert(id).inserted {
                guard let named = cases[id] else { continue }
                found.append(NamedCase(found: named, way: way, isTakingPart: try way == .token && isTakingPart(id)))
            }
        }
        for (id, isAnswered) in letter.follows { try add(named[id] ?? [], isAnswered ? .answer : .thread) }
        if let own = letter.kept.messageID { try add(naming[own] ?? [], .overtaken) }
        try add(SubjectToken.numbers(in: letter.letter.head.subject).compactMap { tokens[$0] }, .token)
        return found
    }
}

extension Snapshot {
    fileprivate func cases(ofLetters ids: Set<MessageID>) throws -> [MessageID: [Case.ID]] {
        try threadCases(ids) { list in
            """
            SELECT letter.message_id, interaction.service_case FROM letter
            JOIN letter_interaction ON letter_interaction.letter = letter.id
            JOIN interaction ON interaction.id = letter_interaction.interaction
            WHERE letter.message_id IN (\(list)) AND interaction.service_case IS NOT NULL ORDER BY interaction.id
            """
        }
    }

    fileprivate func cases(ofLettersNaming ids: Set<MessageID>) throws -> [MessageID: [Case.ID]] {
        try threadCases(ids) { list in
            """
            SELECT letter_reference.message_id, interaction.service_case FROM letter_reference
            JOIN letter_interaction ON letter_interaction.letter = letter_reference.letter
            JOIN interaction ON interaction.id = letter_interaction.interaction
            WHERE letter_reference.message_id IN (\(list)) AND interaction.service_case IS NOT NULL
            ORDER BY interaction.id
            """
        }
    }

    private func threadCases(_ ids: Set<MessageID>, _ statement: (SQL) -> SQL) throws -> [MessageID: [Case.ID]] {
        var found: [MessageID: [Case.ID]] = [:]
        for list in SQL.lists(ids.map(\.text).sorted()) {
            let rows = try all(statement(list)) { row in (try row.read(String.self), try row.read(Case.ID.self)) }
            for (text, id) in rows {
                guard let name = MessageID(text), found[name]?.contains(id) != true else { continue }
                found[name, default: []].append(id)
            }
        }
        return found
    }

    fileprivate func cases(numbered numbers: Set<Int>) throws -> [Case] {
        try SQL.lists(numbers.sorted()).flatMap { list in
            try all("SELECT \(Case.columns) FROM service_case WHERE service_case.number IN (\(list))", as: Case.self)
        }
    }

    /// Whether an address has written or been written to about a case.
    func takesPart(_ address: String, in found: Case.ID) throws -> Bool {
        let address = address.lowercased()
        return try value(
            """
            SELECT 1 FROM interaction LEFT JOIN outbox ON outbox.interaction = interaction.id
            LEFT JOIN letter_interaction ON letter_interaction.interaction = interaction.id
            LEFT JOIN letter ON letter.id = letter_interaction.letter
            WHERE interaction.service_case = \(found) AND (LOWER(letter.sender) = \(address) OR outbox.address = \(address))
            LIMIT 1
            """,
            as: Int.self
        ) != nil
    }
}

extension SQL {
    private static let longest = 64

    /// Lists for `IN (…)` of a few lengths only, so that few statements serve any number: the last value fills them up.
    static func lists(_ values: [some Storable]) -> [SQL] {
        stride(from: 0, to: values.count, by: longest).map { start in
            let part = Array(values[start..<min(start + longest, values.count)])
            var length = 1
            while length < part.count { length *= 2 }
            return list(part + Array(repeating: part[part.count - 1], count: length - part.count))
        }
    }
}
