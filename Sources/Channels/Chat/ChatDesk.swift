import Basics
import Clients
import Desk
import Events
import Files
import People
import Store

/// One conversation, as the client has it in front of them. Whoever holds the case's secret link is taken for the client.
package struct ChatDesk {
    private let tx: Transaction
    private let found: Case

    package init(_ tx: Transaction, _ id: Case.ID) throws {
        guard let found = try tx.findCase(id, visibleTo: .program) else { throw CaseRefusal.notFound }
        self.tx = tx
        self.found = found
    }

    package func say(_ text: String) throws -> Interaction {
        try seen()
        return try ClientDesk(tx, client: found.client).write(text, on: found.id, via: .chat)
    }

    /// A file that the client sends; its name is what is said.
    package func send(_ file: StoredFile) throws -> Interaction {
        let said = try say(file.name)
        try tx.attach([file], to: said.id)
        return said
    }

    /// The client has read all that there is.
    package func seen() throws {
        try tx.run(
            """
            INSERT INTO chat_presence (service_case, seen) VALUES (\(found.id), \(tx.now))
            ON CONFLICT (service_case) DO UPDATE SET seen = excluded.seen
            """
        )
    }
}

extension Snapshot {
    /// What was said in a conversation, oldest first, as the client sees it.
    package func chat(_ id: Case.ID) throws -> [Interaction] {
        guard let found = try findCase(id, visibleTo: .program) else { throw CaseRefusal.notFound }
        return try timeline(of: found).items.compactMap { entry in
            if case .interaction(let said) = entry, said.isShown(inPortalOf: found) { said } else { nil }
        }
    }

    /// When the client last had the conversation in front of them.
    func chatSeen(_ id: Case.ID) throws -> Moment? {
        try value("SELECT seen FROM chat_presence WHERE service_case = \(id)")
    }
}
