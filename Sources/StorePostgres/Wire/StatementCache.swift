import CPostgres
import Store

/// Which statements a connection has prepared, under which names and for values of which types.
struct StatementCache {
    struct Prepared {
        let name: String
        let types: [Oid]

        /// Prepared with a type where now is NULL is good; the other way round the server only guessed the type.
        func takes(_ wanted: [Oid]) -> Bool {
            types.count == wanted.count && zip(types, wanted).allSatisfy { $1 == 0 || $0 == $1 }
        }

        /// The types that both know, so that a statement with many columns that can be NULL is soon prepared once for all.
        func joined(with wanted: [Oid]) -> [Oid] {
            types.count == wanted.count ? zip(types, wanted).map { $1 == 0 ? $0 : $1 } : wanted
        }
    }

    private var known: [String: Prepared] = [:]
    private var made = 0
    /// Lists (`IN (?, ?, …)`) make a text for each length, so there can be many; past this, all are made anew.
    private static let limit = 512

    var isFull: Bool { made >= Self.limit }

    func statement(_ text: String, for types: [Oid]) -> Prepared? {
        known[text].flatMap { $0.takes(types) ? $0 : nil }
    }

    /// Gives `text` a name and types to prepare it under.
    mutating func add(_ text: String, for types: [Oid]) -> Prepared {
        made += 1
        let prepared = Prepared(name: "s\(made)", types: known[text]?.joined(with: types) ?? types)
        known[text] = prepared
        return prepared
    }

    /// The server has not prepared it after all.
    mutating func forget(_ text: String) {
        known[text] = nil
    }

    mutating func removeAll() {
        known = [:]
        made = 0
    }
}

extension SQL {
    /// `?` as PostgreSQL writes it: `$1`, `$2`, …
    static func numbered(_ text: String) -> String {
        var numbered: [UInt8] = []
        numbered.reserveCapacity(text.utf8.count + 32)
        var count = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "?") {
                count += 1
                numbered.append(contentsOf: "$\(count)".utf8)
            } else {
                numbered.append(byte)
            }
        }
        return String(decoding: numbered, as: UTF8.self)
    }
}
