import Basics
import Desk
import Files
import Mail
import Store

extension KeptLetter: Record {
    package static let columns: SQL = """
        letter.id, letter.mailbox, letter.direction, letter.file, letter.fingerprint, letter.validity, letter.uid,
        letter.state, letter.reason, letter.origin, letter.message_id, letter.sender_name, letter.sender,
        letter.receivers, letter.subject, letter.written, letter.has_html, letter.received, letter.made, letter.attempts
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        mailbox = try row.read()
        direction = try row.read()
        file = try row.read()
        fingerprint = try row.read()
        place = try Place(from: &row)
        state = try State(from: &row)
        origin = try row.read()
        messageID = try row.read(String?.self).flatMap { MessageID($0) }
        senderName = try row.read()
        sender = try row.read()
        receivers = try row.read()
        subject = try row.read()
        written = try row.read()
        hasHTML = try row.read()
        received = try row.read()
        made = try row.read()
        attempts = try row.read()
    }
}

extension KeptLetter.Place {
    fileprivate init?(from row: inout Row) throws {
        let (validity, number) = (try row.read(Int64?.self), try row.read(Int64?.self))
        guard let validity = validity.flatMap({ UInt32(exactly: $0) }),
            let uid = number.flatMap({ UInt32(exactly: $0) }).flatMap(UID.init)
        else { return nil }
        self.init(validity: UIDValidity(validity), uid: uid)
    }
}

extension KeptLetter.State {
    /// Reads `state, reason`, which the table's check keeps in agreement.
    fileprivate init(from row: inout Row) throws {
        let word: Word = try row.read()
        let reason: SettingAside? = try row.read()
        switch (word, reason) {
        case (.stored, _): self = .stored
        case (.understood, _): self = .understood
        case (.setAside, let reason?): self = .setAside(reason)
        case (.setAside, nil): throw UnreadableColumn(index: 8, wanted: "SettingAside")
        }
    }

    enum Word: String, Storable {
        case stored
        case understood
        case setAside = "set-aside"
    }

    var word: Word {
        switch self {
        case .stored: .stored
        case .understood: .understood
        case .setAside: .setAside
        }
    }

    var reason: SettingAside? {
        if case .setAside(let reason) = self { reason } else { nil }
    }
}

extension Transaction {
    /// Writes rows as they are: no rights, no event.
    package func insert(_ letters: [KeptLetter]) throws {
        try send(
            """
            INSERT INTO letter (id, mailbox, direction, file, fingerprint, validity, uid, state, reason, origin,
                message_id, sender_name, sender, receivers, subject, written, has_html, received, made)
            VALUES
            """,
            rows: letters.map { letter in
                """
                (\(letter.id), \(letter.mailbox), \(letter.direction), \(letter.file), \(letter.fingerprint),
                \(letter.place.map { Int64($0.validity.number) }), \(letter.place.map { Int64($0.uid.number) }),
                \(letter.state.word), \(letter.state.reason), \(letter.origin), \(letter.messageID?.text),
                \(letter.senderName), \(letter.sender), \(letter.receivers), \(letter.subject), \(letter.written),
                \(letter.hasHTML), \(letter.received), \(letter.made))
                """
            }
        )
        try announce(.lettersStored)
    }

    /// Says which interaction a letter became; answers that name the letter then find the interaction's case.
    package func link(_ pairs: [(interaction: Interaction.ID, letter: KeptLetter.ID)]) throws {
        try send(
            "INSERT INTO letter_interaction (interaction, letter) VALUES",
            rows: pairs.map { "(\($0.interaction), \($0.letter))" }
        )
    }

    /// Says which letters a letter follows, the oldest first.
    package func keep(_ references: [(letter: KeptLetter.ID, ids: [MessageID])]) throws {
        try send(
            "INSERT INTO letter_reference (letter, place, message_id) VALUES",
            rows: references.flatMap { letter, ids in
                ids.enumerated().map { "(\(letter), \($0), \($1.text))" as SQL }
            }
        )
    }

    /// Lists what a letter carries; the contents stay in its raw file.
    package func keep(_ attachments: [(letter: KeptLetter.ID, items: [Attachment])]) throws {
        try send(
            """
            INSERT INTO letter_attachment (letter, part, place, name, media_type, size, content_id, is_inline) VALUES
            """,
            rows: attachments.flatMap { letter, items in
                items.enumerated().map { place, item in
                    """
                    (\(letter), \(item.place.text), \(place), \(item.fileName), \(item.type.text), \(item.size),
                    \(item.contentID?.text), \(item.isInline))
                    """
                }
            }
        )
    }
}

extension Snapshot {
    /// Whatever it is about: for those alone who handle letters (`Permission.sortMail`) and for the program.
    package func letter(_ id: KeptLetter.ID) throws -> KeptLetter? {
        try first("SELECT \(KeptLetter.columns) FROM letter WHERE letter.id = \(id)")
    }
}
