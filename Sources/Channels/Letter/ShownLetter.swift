import Basics
import Clients
import Desk
import Files
import Mail
import People
import Store

/// A letter as a page shows it, without its content.
package struct ShownLetter: Sendable, Hashable {
    package let letter: KeptLetter
    package let attachments: [ListedAttachment]
    /// The names of the mailboxes that it came into, when it came in more than once.
    package let mailboxes: [String]

    /// What the letter does not show by itself.
    package var enclosures: [ListedAttachment] { attachments.filter { !$0.isInline } }
}

/// One of the things that a letter carries.
package struct ListedAttachment: Sendable, Hashable {
    package let place: PartPlace
    /// Fit for anybody's disk.
    package let name: String
    package let mediaType: String
    /// Bytes, when decoded.
    package let size: Int64
    package let contentID: ContentID?
    package let isInline: Bool
}

extension Snapshot {
    /// The letters that interactions came or went as. Whoever holds the interactions was allowed to see them.
    package func letters(of interactions: [Interaction.ID]) throws -> [Interaction.ID: ShownLetter] {
        guard !interactions.isEmpty else { return [:] }
        let found = try SQL.lists(interactions).flatMap { list in
            try all(
                """
                SELECT letter_interaction.interaction, \(KeptLetter.columns) FROM letter_interaction
                JOIN letter ON letter.id = letter_interaction.letter
                WHERE letter_interaction.interaction IN (\(list))
                """
            ) { row in (try row.read(Interaction.ID.self), try KeptLetter(from: &row)) }
        }
        let letters = Array(Set(found.map(\.1.id)))
        let (attachments, mailboxes) = (try attachments(of: letters), try mailboxes(ofCopied: letters))
        let shown = found.map { interaction, letter in
            let (items, boxes) = (attachments[letter.id] ?? [], mailboxes[letter.id] ?? [])
            return (interaction, ShownLetter(letter: letter, attachments: items, mailboxes: boxes))
        }
        return Dictionary(shown) { first, _ in first }
    }

    /// Where letters came in that came in more than once, the first mailbox first, each once.
    private func mailboxes(ofCopied letters: [KeptLetter.ID]) throws -> [KeptLetter.ID: [String]] {
        var found: [KeptLetter.ID: [String]] = [:]
        for list in SQL.lists(letters) {
            try each(
                """
                SELECT letter.id, mailbox.name, other_mailbox.name FROM letter AS other
                JOIN letter ON letter.id = other.same_as
                LEFT JOIN mailbox ON mailbox.id = letter.mailbox
                LEFT JOIN mailbox AS other_mailbox ON other_mailbox.id = other.mailbox
                WHERE other.same_as IN (\(list)) ORDER BY other.id
                """
            ) { row in
                let id: KeptLetter.ID = try row.read()
                for name in [try row.read(String?.self), try row.read(String?.self)].compactMap(\.self)
                where found[id]?.contains(name) != true {
                    found[id, default: []].append(name)
                }
            }
        }
        return found
    }

    /// What letters carry, in their order.
    package func attachments(of letters: [KeptLetter.ID]) throws -> [KeptLetter.ID: [ListedAttachment]] {
        var found: [KeptLetter.ID: [ListedAttachment]] = [:]
        for list in SQL.lists(letters) {
            try each(
                """
                SELECT letter, part, name, media_type, size, content_id, is_inline FROM letter_attachment
                WHERE letter IN (\(list)) ORDER BY letter, place
                """
            ) { row in
                let letter: KeptLetter.ID = try row.read()
                guard let place = PartPlace(try row.read()) else { return row.skip(5) }
                found[letter, default: []].append(
                    ListedAttachment(
                        place: place,
                        name: try row.read(),
                        mediaType: try row.read(),
                        size: try row.read(),
                        contentID: try row.read(String?.self).flatMap { ContentID($0) },
                        isInline: try row.read()
                    )
                )
            }
        }
        return found
    }

    /// - Returns: nil when there is no such letter, or none that this member may know of: one on a client's timeline is seen by those
    ///   who see the client, one that waits for a person by those who sort letters.
    package func letter(_ id: KeptLetter.ID, visibleTo member: Member) throws -> KeptLetter? {
        guard let letter = try letter(id) else { return nil }
        let isLinked: Int? = try value("SELECT 1 FROM letter_interaction WHERE letter = \(id) LIMIT 1")
        guard isLinked != nil else { return member.may(.sortMail) ? letter : nil }
        guard member.may(.seeCases) else { return nil }
        let seen: Int? = try value(
            """
            SELECT 1 FROM letter_interaction
            JOIN interaction ON interaction.id = letter_interaction.interaction
            JOIN client ON client.id = interaction.client
            WHERE letter_interaction.letter = \(id) AND \(member.sees(client: "client")) LIMIT 1
            """
        )
        return seen == nil ? nil : letter
    }

    /// Whose timelines a letter stands on, as far as this member may know.
    package func clients(ofLetter id: KeptLetter.ID, visibleTo member: Member) throws -> [Client.ID] {
        try values(
            """
            SELECT DISTINCT client.id FROM letter_interaction
            JOIN interaction ON interaction.id = letter_interaction.interaction
            JOIN client ON client.id = interaction.client
            WHERE letter_interaction.letter = \(id) AND \(member.sees(client: "client")) LIMIT 20
            """
        )
    }

    /// Letters that wait for a person, the oldest first.
    package func lettersSetAside(limit: Int) throws -> [KeptLetter] {
        try all(
            """
            SELECT \(KeptLetter.columns) FROM letter WHERE letter.state = 'set-aside' AND letter.dismissed IS NULL
            ORDER BY letter.id LIMIT \(limit)
            """
        )
    }

    package func countLettersSetAside() throws -> Int {
        try value("SELECT COUNT(*) FROM letter WHERE state = 'set-aside' AND dismissed IS NULL") ?? 0
    }
}
