import Basics
import Clients
import Desk
import Pages
import People
import Store

/// Everything about one client: facts, people, cases, and every contact there ever was (SPEC W1).
struct ClientCardPage: Page {
    let card: ClientPage
    let member: Member
    let names: Names
    /// Who may know of a confidential client.
    let named: [Person.ID]
    /// What is being changed, and what was typed.
    let part: ClientPart?
    let form: Form
    /// The contact person that is being changed; nil when it is a new one.
    let contact: Contact?
    /// Those who can be chosen, when somebody is.
    let staff: [Person]
    let channel: ContactChannel?
    let isLatest: Bool
    let maybe: MaybeSame

    var client: Client { card.client }

    init(
        _ id: Client.ID,
        for member: Member,
        _ view: ClientView = ClientView(),
        form: Form = Form(),
        in snapshot: Snapshot
    ) throws {
        guard
            let card = try snapshot.clientPage(id, for: member, channel: view.channel, before: view.before)
        else { throw ClientRefusal.notFound }
        self.card = card
        self.member = member
        named = card.client.confidential ? try snapshot.namedOnWall(of: id) : []
        let more = try snapshot.peopleNames(named)
        names = Names(card.names.merging(more) { known, _ in known }, me: member.id)
        part = view.part
        contact = view.contact.flatMap { wanted in card.contacts.first { $0.id == wanted } }
        staff = part == .manager || part == .wall ? try snapshot.people(PeopleFilter(), limit: 1000) : []
        channel = view.channel
        isLatest = view.before == nil
        maybe = try MaybeSame(card.client, for: member, in: snapshot)
        self.form = form.isEmpty ? Self.blank(view.part, card.client, contact) : form
    }

    private static func blank(_ part: ClientPart?, _ client: Client, _ contact: Contact?) -> Form {
        switch part {
        case .facts: client.form
        case .manager:
            Form(["version": "\(client.version)", "own_manager": client.ownManager?.description ?? ""])
        case .contact: contact?.form ?? Form()
        case .point: Form(["kind": ContactPoint.Kind.phone.rawValue, "contact": contact?.id.description ?? ""])
        case .touch: Form(["channel": ContactChannel.phone.rawValue, "direction": Interaction.Direction.in.rawValue])
        case .wall, nil: Form()
        }
    }
}

/// How the card is looked at, as its address says.
struct ClientView: Sendable {
    var part: ClientPart?
    var contact: Contact.ID?
    var channel: ContactChannel?
    var before: TimeCursor?

    init(part: ClientPart? = nil, contact: Contact.ID? = nil) {
        self.part = part
        self.contact = contact
    }

    init(_ query: Query) {
        part = query["edit"].flatMap(ClientPart.init)
        contact = query["contact"].flatMap { Contact.ID($0) }
        channel = query["channel"].flatMap(ContactChannel.init)
        before = query["before"].flatMap(TimeCursor.init)
    }
}

extension Client {
    /// As a form has it.
    var form: Form {
        Form([
            "version": "\(version)", "name": name, "kind": kind.rawValue, "tax_number": taxNumber?.text ?? "",
            "language": language.rawValue, "note": note,
        ])
    }
}

extension Contact {
    var form: Form {
        Form([
            "version": "\(version)", "family": name.family, "given": name.given, "patronymic": name.patronymic,
            "position": position,
        ])
    }
}
