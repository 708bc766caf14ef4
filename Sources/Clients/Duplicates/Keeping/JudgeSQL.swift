import Basics
import Foundation
import Store

/// What was learned from the clients of this house: how they differ, and which names are common among them.
package struct DuplicateJudge: Sendable {
    let model: DuplicateModel
    let census: Census
    /// How many clients there were.
    package let clients: Int
    /// Nil while nothing was learned yet, and what is usual anywhere has to do.
    let learned: Moment?

    static func usual(clients: Int) -> DuplicateJudge {
        DuplicateJudge(model: .usual(clients: clients), census: Census(), clients: clients, learned: nil)
    }

    /// - Returns: nil for a pair that is not worth anybody's look.
    func judge(_ one: Traits, _ other: Traits) -> Judgement? {
        let comparison = Comparison(one, other, in: census)
        let weight = model.weight(of: comparison)
        guard weight > DuplicateModel.leastWeight else { return nil }
        return Judgement(weight: weight, probability: model.verdict(on: comparison).probability)
    }

    struct Judgement: Sendable {
        let weight: Double
        let probability: Double
    }
}

extension Snapshot {
    func whenJudgeLearned() throws -> Moment? {
        try value("SELECT learned FROM duplicate_model WHERE id = 1")
    }

    /// - Returns: nil while nothing was learned.
    func duplicateJudge() throws -> DuplicateJudge? {
        try first("SELECT clients, model, census, learned FROM duplicate_model WHERE id = 1") { row in
            let (clients, model, census): (Int, String, String) = (try row.read(), try row.read(), try row.read())
            return DuplicateJudge(
                model: try JSONDecoder().decode(DuplicateModel.self, from: Data(model.utf8)),
                census: try JSONDecoder().decode(Census.self, from: Data(census.utf8)),
                clients: clients,
                learned: try row.read()
            )
        }
    }

    func clientCount(atMost limit: Int = .max) throws -> Int {
        try value("SELECT COUNT(*) FROM (SELECT 1 FROM client WHERE merged_into IS NULL LIMIT \(limit)) AS counted")
            ?? 0
    }
}

extension Transaction {
    func keep(_ judge: DuplicateJudge) throws {
        func json(_ value: some Encodable) throws -> String {
            String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
        }
        try run(
            """
            INSERT INTO duplicate_model (id, clients, model, census, learned)
            VALUES (1, \(judge.clients), \(try json(judge.model)), \(try json(judge.census)), \(now))
            ON CONFLICT (id) DO UPDATE SET clients = excluded.clients, model = excluded.model,
                census = excluded.census, learned = excluded.learned
            """
        )
    }
}
