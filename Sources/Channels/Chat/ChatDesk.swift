import Basics
import Clients
import Desk
import Events
import Files
import People
import Store

/// One conversation, as the client has it in front of them. Whoever holds the case's secret link is taken for the client: it is 160 bits
/// of a keyed hash, so nobody guesses it, and it opens this one case and nothing else.
package struct ChatDesk {
    private let tx: Transaction
    private let found: Case

    /// What a client may send in a day, so that nobody fills the house's disk.
    package static let mostFiles = 20
    package static let mostBytes: Int64 = 100 * 1_048_576

    package init(_ tx: Transaction, _ id: Case.ID) throws {
        self.tx = tx
        found = try tx.conversation(id)
    }

    package func say(_ text: String) throws -> Interaction {
        try seen()
        return try ClientDesk(tx, client: found.client).write(text, on: found.id, via: .chat)
    }

    /// A file that the client sends; its name is what is said.
    package func send(_ file: StoredFile) throws -> Interaction {
        try tx.alone(on: "chat \(found.id)")
        try tx.checkRoom(in: found.id, for: file.size)
        let said = try say(file.name)
        try tx.attach([file], to: said.id)
        return said
    }

    /// The client has read all that there is. Written down every few seconds at most, however often it is asked for.
    package func seen() throws {
        if let last = try tx.chatSeen(found.id), last <= tx.now, tx.now < last + .seconds(2) { return }
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
        let found = try conversation(id)
        return try timeline(of: found).items.compactMap { entry in
            if case .interaction(let said) = entry, said.isShown(inPortalOf: found) { said } else { nil }
        }
    }

    /// The link of a case that came in another way leads to the portal, whose forms nobody else can send.
    fileprivate func conversation(_ id: Case.ID) throws -> Case {
        guard let found = try findCase(id, visibleTo: .program), found.channel == .chat else {
            throw CaseRefusal.notFound
        }
        return found
    }

    /// - Parameter more: how many bytes are to come.
    /// - Throws: `ChatRefusal.tooMuch`.
    package func checkRoom(in id: Case.ID, for more: Int64) throws {
        let sizes = try values(
            """
            SELECT file.size FROM interaction JOIN interaction_file ON interaction_file.interaction = interaction.id
            JOIN file ON file.id = interaction_file.file
            WHERE interaction.service_case = \(try conversation(id).id) AND interaction.direction = 'in'
                AND interaction.at > \(now - .days(1)) AND file.size IS NOT NULL
            """,
            as: Int64.self
        )
        guard sizes.count < ChatDesk.mostFiles, sizes.reduce(more, +) <= ChatDesk.mostBytes else {
            throw ChatRefusal.tooMuch
        }
    }

    /// When the client last had the conversation in front of them.
    func chatSeen(_ id: Case.ID) throws -> Moment? {
        try value("SELECT seen FROM chat_presence WHERE service_case = \(id)")
    }
}

package enum ChatRefusal: Refusal, Equatable {
    /// More files than a client may send in a day.
    case tooMuch

    package var standing: Standing { .tooLarge }
    package var reason: TextKey { "refusal.chat.too-much" }
    package var details: [String: String] {
        ["files": "\(ChatDesk.mostFiles)", "megabytes": "\(ChatDesk.mostBytes / 1_048_576)"]
    }
}
