import Basics
import Events
import People
import Store

extension CaseDesk {
    /// Frees a part of what somebody has left behind.
    /// - Returns: how many; 0 when nothing is left.
    func freeCases(of person: Person.ID, limit: Int) throws -> Int {
        let cases = try tx.openCases(of: person, limit: limit)
        for old in cases {
            guard let next = old.leftBehind(by: person, at: tx.now) else { continue }
            try keep(next, over: old, "case.left-behind", ["person": Fact(person)])
        }
        return cases.count
    }
}

extension Transaction {
    /// In the transaction in which somebody leaves: what was in their hands is free soon after, however much it is, unless that is taken
    /// back at once.
    package func leaveCases(of person: Person.ID) throws {
        _ = try enqueue(.casesLeft, payload: LeftCases.Leaving(person: person), due: now + LeftCases.reprieve)
    }
}

/// Frees what somebody who has left had in hand, and asks others for the answers that were wanted of them.
package struct LeftCases: JobHandler {
    private let database: Database
    package static let reprieve = Duration.minutes(2)
    private static let batch = 100

    struct Leaving: Codable, Sendable {
        let person: Person.ID
    }

    package init(_ database: Database) {
        self.database = database
    }

    package var kind: Job.Kind { .casesLeft }

    package func run(_ job: Job) async throws {
        let person = try job.payload(as: Leaving.self).person
        // Who has come back meanwhile goes on with what they had.
        guard try await database.read({ try $0.findPerson(person)?.state == .left }) else { return }
        while try await database.write({ try CaseDesk($0, .program).freeCases(of: person, limit: Self.batch) }) > 0 {}
        try await database.write { try EscalationDesk($0, .program).passOn(from: person) }
    }
}

extension Job.Kind {
    fileprivate static let casesLeft: Job.Kind = "cases.left"
}
