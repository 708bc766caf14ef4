import Basics
import Channels
import Clients
import Desk
import Events
import People
import Store

/// Does what rules say, once for each case.
struct RuleDesk {
    private let tx: Transaction

    init(_ tx: Transaction) {
        self.tx = tx
    }

    func apply(_ rules: [Rule], to id: Case.ID) throws {
        guard let found = try tx.findCase(id, visibleTo: .program), let newcomer = try tx.newcomer(found) else {
            return
        }
        let on = rules.filter { rule in rule.on.map { $0 <= found.opened } ?? false }
        let decision = Decision(of: on, on: newcomer.known)
        guard !decision.rules.isEmpty, try isFirstTime(decision, id) else { return }
        let desk = CaseDesk(tx, .program)
        _ = try desk.sort(
            id,
            Sorting(
                department: decision.department,
                priority: decision.priority,
                owner: decision.owner,
                tags: decision.tags,
                reasons: decision.rules.map(\.name)
            )
        )
        if let template = decision.reply { try reply(template, to: newcomer, desk) }
    }

    /// The journal may bring the same case again.
    private func isFirstTime(_ decision: Decision, _ id: Case.ID) throws -> Bool {
        let before = try tx.value("SELECT rule FROM rule_firing WHERE service_case = \(id) LIMIT 1", as: Rule.ID.self)
        guard before == nil else { return false }
        try tx.send(
            "INSERT INTO rule_firing (rule, service_case, at) VALUES",
            rows: decision.rules.map { "(\($0.id), \(id), \(tx.now))" }
        )
        return true
    }

    /// Only a person is answered, and only by the way that they wrote (RFC 3834).
    private func reply(_ id: Template.ID, to newcomer: FoundNewcomer, _ desk: CaseDesk) throws {
        guard newcomer.isByPerson, newcomer.known.channel == .email,
            let address = newcomer.known.address.flatMap({ EmailAddress($0) }), let template = try tx.template(id),
            let client = try tx.findClient(newcomer.found.client, visibleTo: .program)
        else { return }
        let text = try tx.filled(template.text, for: newcomer.found, of: client, by: nil)
        _ = try desk.answerAutomatically(newcomer.found.id, text, to: address)
    }
}

/// A case with what rules ask about it.
struct FoundNewcomer {
    let found: Case
    let known: Newcomer
    /// A letter of a person, as far as one can see.
    let isByPerson: Bool
}

extension Snapshot {
    /// - Returns: nil for a case that did not come in: somebody of the staff opened it.
    func newcomer(_ found: Case) throws -> FoundNewcomer? {
        let first = try first(
            """
            SELECT interaction.subject, interaction.text, interaction.author, letter.sender, letter.origin,
                letter.receivers, mailbox.address, client.language
            FROM interaction JOIN client ON client.id = interaction.client
            LEFT JOIN letter_interaction ON letter_interaction.interaction = interaction.id
            LEFT JOIN letter ON letter.id = letter_interaction.letter
            LEFT JOIN mailbox ON mailbox.id = letter.mailbox
            WHERE interaction.service_case = \(found.id) AND interaction.direction = 'in'
            ORDER BY interaction.at, interaction.id LIMIT 1
            """
        ) { row in
            FirstWords(
                subject: try row.read(),
                text: try row.read(),
                author: try row.read(),
                sender: try row.read(),
                origin: try row.read(),
                receivers: try row.read(),
                mailbox: try row.read(),
                language: try row.read()
            )
        }
        guard let first, first.author == nil else { return nil }
        let known = Newcomer(
            channel: found.channel,
            address: try first.sender ?? address(of: found),
            writtenTo: first.writtenTo,
            subject: first.subject,
            text: first.text,
            client: found.client,
            clientTags: try findClient(found.client, visibleTo: .program).map { try tags(of: $0) } ?? [],
            language: first.language,
            at: found.opened
        )
        return FoundNewcomer(found: found, known: known, isByPerson: first.origin == .person)
    }

    private func address(of found: Case) throws -> String? {
        try value(
            """
            SELECT normalized FROM contact_point
            WHERE client = \(found.client) AND kind = 'email' AND gone IS NULL
            ORDER BY CASE WHEN contact = \(found.contact?.rawValue ?? 0) THEN 0 ELSE 1 END, id LIMIT 1
            """
        )
    }
}

private struct FirstWords {
    let subject: String
    let text: String
    let author: Person.ID?
    let sender: String?
    let origin: OriginWord?
    /// As the letter is kept with them, parted by commas.
    let receivers: String?
    let mailbox: String?
    let language: Language

    var writtenTo: [String] {
        (receivers ?? "").split(separator: ",").map { String($0).trimmed } + [mailbox].compactMap(\.self)
    }
}
