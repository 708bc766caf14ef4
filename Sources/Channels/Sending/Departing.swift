import Basics
import Clients
import Desk
import Files
import Mail
import People
import Store

/// All that a letter of ours is made of, read at one moment.
struct Departing: Sendable {
    let letter: Interaction
    let caseNumber: Int?
    /// What the case is called; a letter with another subject got it from its writer.
    let caseSubject: String?
    let language: Language
    let recipients: [Recipient]
    /// The names of those whom we know by their addresses.
    let names: [EmailAddress: String]
    let mailbox: Mailbox
    let company: String
    let signature: String
    let thread: Thread
    /// What the client wrote last.
    let quoted: Quoted?
    let files: [StoredFile]

    /// The letters before it.
    struct Thread: Sendable, Hashable {
        var answered: MessageID?
        var before: [MessageID] = []

        static let longest = 20
    }

    struct Quoted: Sendable, Hashable {
        let name: String
        let at: Moment
        let text: String
    }
}

extension Snapshot {
    /// - Returns: nil when there is no mailbox to send it from.
    func departing(_ dispatch: Dispatch) throws -> Departing? {
        guard let letter = try interaction(dispatch.interaction, visibleTo: .program),
            let client = try findClient(letter.client, visibleTo: .program)
        else { throw CaseRefusal.interactionNotFound }
        let found = try letter.caseID.flatMap { try findCase($0, visibleTo: .program) }
        let last = try found.flatMap { try lastLetter(on: $0.id, before: letter) }
        let chosen = MailboxChoice.mailbox(
            among: try mailboxes(),
            last: last?.mailbox,
            department: found?.department
        )
        guard let mailbox = chosen else { return nil }
        let values = try found.map { try templateValues(for: $0, of: client, by: letter.author) } ?? [:]
        return Departing(
            letter: letter,
            caseNumber: found?.number,
            caseSubject: found?.subject,
            language: client.language,
            recipients: dispatch.recipients,
            names: try names(of: dispatch.recipients, at: client),
            mailbox: mailbox,
            company: try company().name,
            signature: mailbox.signature(filledWith: values),
            thread: try found.map { try thread(on: $0.id, before: letter) } ?? Departing.Thread(),
            quoted: try found.flatMap { try quoted(on: $0.id, before: letter, of: client) },
            files: try files(of: [letter.id])[letter.id] ?? []
        )
    }

    private func names(of recipients: [Recipient], at client: Client) throws -> [EmailAddress: String] {
        let contacts = Dictionary(
            uniqueKeysWithValues: try contacts(of: client, includingGone: true).map { ($0.id, $0.name.full) }
        )
        var names: [EmailAddress: String] = [:]
        for point in try points(of: client) where point.kind == .email {
            names[EmailAddress(stored: point.normalized)] = point.contact.flatMap { contacts[$0] } ?? client.name
        }
        return names.filter { address, _ in recipients.contains { $0.address == address } }
    }

    private func lastLetter(on id: Case.ID, before letter: Interaction) throws -> (mailbox: Mailbox.ID?, id: Int64)? {
        try first(
            """
            SELECT letter.mailbox, letter.id FROM interaction
            JOIN letter_interaction ON letter_interaction.interaction = interaction.id
            JOIN letter ON letter.id = letter_interaction.letter
            WHERE interaction.service_case = \(id) AND interaction.direction = 'in' AND letter.mailbox IS NOT NULL
                AND (interaction.at, interaction.id) < (\(letter.at), \(letter.id))
            ORDER BY interaction.at DESC, interaction.id DESC LIMIT 1
            """
        ) { row in (mailbox: try row.read(), id: try row.read()) }
    }

    /// The letter answered is the client's last, or, when the client has written none, ours.
    private func thread(on id: Case.ID, before letter: Interaction) throws -> Departing.Thread {
        let answered = try first(
            """
            SELECT letter.id, letter.message_id FROM interaction
            JOIN letter_interaction ON letter_interaction.interaction = interaction.id
            JOIN letter ON letter.id = letter_interaction.letter
            WHERE interaction.service_case = \(id) AND letter.message_id IS NOT NULL
                AND (interaction.at, interaction.id) < (\(letter.at), \(letter.id))
            ORDER BY interaction.direction, interaction.at DESC, interaction.id DESC LIMIT 1
            """
        ) { row in (id: try row.read(KeptLetter.ID.self), name: try row.read(String.self)) }
        guard let answered, let name = MessageID(answered.name) else { return Departing.Thread() }
        let before = try values(
            "SELECT message_id FROM letter_reference WHERE letter = \(answered.id) ORDER BY place",
            as: String.self
        )
        return Departing.Thread(answered: name, before: before.compactMap { MessageID($0) })
    }

    private func quoted(on id: Case.ID, before letter: Interaction, of client: Client) throws -> Departing.Quoted? {
        let last = try first(
            """
            SELECT contact.family, contact.given, contact.patronymic, interaction.at, interaction.text FROM interaction
            LEFT JOIN contact ON contact.id = interaction.contact
            WHERE interaction.service_case = \(id) AND interaction.direction = 'in' AND interaction.author IS NULL
                AND (interaction.at, interaction.id) < (\(letter.at), \(letter.id))
            ORDER BY interaction.at DESC, interaction.id DESC LIMIT 1
            """
        ) { row in
            let name = PersonName(
                family: try row.read(String?.self) ?? "",
                given: try row.read(String?.self) ?? "",
                patronymic: try row.read(String?.self) ?? ""
            )
            return (name: name.full, at: try row.read(Moment.self), text: try row.read(String.self))
        }
        return last.map {
            Departing.Quoted(name: $0.name.isEmpty ? client.name : $0.name, at: $0.at, text: $0.text)
        }
    }
}
