import Basics
import Clients
import Desk
import Events
import Pages
import People
import Store

/// A case that somebody of the staff opens: first whose it is, then what it is about.
struct NewCasePage: Page {
    let client: Client?
    let contacts: [Contact]
    let openCases: [CaseLine]
    let names: Names
    /// What was looked for, while the client is not chosen yet, and what was found.
    let query: String
    let found: [Found]
    let form: Form

    /// - Parameter form: what was typed, if something was.
    init(
        for id: Client.ID?,
        looking query: String,
        form: Form,
        _ member: Member,
        in snapshot: Snapshot
    ) throws {
        self.query = query
        client = try id.map { id in
            guard let client = try snapshot.findClient(id, visibleTo: member) else { throw ClientRefusal.notFound }
            return client
        }
        contacts = try client.map { try snapshot.contacts(of: $0) } ?? []
        openCases =
            try client.map { try snapshot.cases(CaseFilter(client: $0.id), visibleTo: member, limit: 10).items } ?? []
        names = Names(try snapshot.peopleNames(openCases.flatMap(\.people)), me: member.id)
        found =
            client == nil && !query.isEmpty
            ? try snapshot.find(query, kinds: [.client, .contact], visibleTo: member, limit: 20) : []
        self.form = form.isEmpty ? try Self.blank(client, contacts, member, in: snapshot) : form
    }

    private static func blank(
        _ client: Client?,
        _ contacts: [Contact],
        _ member: Member,
        in snapshot: Snapshot
    ) throws -> Form {
        var values = [
            "kind": Case.Kind.question.rawValue, "priority": "\(Case.Priority.normal.rawValue)",
            "channel": ContactChannel.phone.rawValue, "line": "\((member.line ?? .first).rawValue)", "taken": "yes",
        ]
        if contacts.count == 1 { values["contact"] = contacts[0].id.description }
        if let client, let person = member.id, let draft = try snapshot.draft(of: person, at: .newCase(for: client.id))
        {
            values["text"] = draft
        }
        return Form(values)
    }
}
