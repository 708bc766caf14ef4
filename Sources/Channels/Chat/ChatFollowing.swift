import Basics
import Clients
import Desk
import Events
import People
import Store

/// When the client has left before an answer came, it follows by mail; what the client writes back then belongs to the same case.
package struct ChatFollowing: JobHandler {
    private let database: Database

    package init(_ database: Database) {
        self.database = database
    }

    package var kind: Job.Kind { .chatFollowing }

    package func run(_ job: Job) async throws {
        let id: Interaction.ID = try job.payload(as: ChatAnswer.self).interaction
        try await database.write { tx in
            guard let answer = try tx.interaction(id, visibleTo: .program), answer.delivery == .sent,
                let caseID = answer.caseID, try tx.chatSeen(caseID) ?? answer.at < answer.at,
                let address = try tx.address(of: answer)
            else { return }
            try tx.mail(answer, to: address)
        }
    }
}

extension Snapshot {
    fileprivate func address(of answer: Interaction) throws -> EmailAddress? {
        guard let client = try findClient(answer.client, visibleTo: .program) else { return nil }
        let addresses = try points(of: client).filter { $0.kind == .email }
        let own = addresses.first { $0.contact == answer.contact } ?? addresses.first
        return own.map { EmailAddress(stored: $0.normalized) }
    }
}
