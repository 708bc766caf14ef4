import Basics
import Clients
import Events
import People
import Store

/// What a client may do with their own cases. Whoever holds a case's secret link is taken for the client.
package struct ClientDesk {
    private let tx: Transaction
    private let client: Client.ID
    private let desk: CaseDesk

    package init(_ tx: Transaction, client: Client.ID) {
        self.tx = tx
        self.client = client
        desk = CaseDesk(tx, .program, for: .client(client.rawValue))
    }

    /// Writes to those who work on the case.
    package func write(_ text: String, on id: Case.ID, via channel: ContactChannel = .portal) throws -> Interaction {
        _ = try own(id)
        return try desk.receive(text, on: id, via: channel)
    }

    /// Says that it is solved, which closes the case (SPEC W4).
    package func confirm(_ id: Case.ID) throws -> Case {
        let old = try own(id)
        return try desk.close(id, version: old.version, confirmedBy: .portal)
    }

    /// Says that it is not solved, and why: the case is open again.
    package func contest(_ id: Case.ID, _ text: String) throws -> Case {
        _ = try say(no: text, to: id)
        return try own(id)
    }

    /// The same, for the words that were said.
    package func say(no text: String, to id: Case.ID) throws -> Interaction {
        let old = try own(id)
        guard old.status == .solved || old.isClosed else { throw CaseRefusal.notSolvedOrClosed }
        return try desk.receive(text, on: id, via: .portal)
    }

    private func own(_ id: Case.ID) throws -> Case {
        let found = try desk.visible(id)
        guard found.client == client else { throw CaseRefusal.notFound }
        return found
    }
}
