import Basics
import CallCenter
import Channels
import Clients
import Desk
import Events
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
    let view: ClientView
    /// Those of the staff who ever had to do with the client, when the timeline can be narrowed down to one.
    let authors: [Person.ID]
    let isLatest: Bool
    let maybe: MaybeSame
    let details: CardDetails
    /// Clients of whom one is meant when a relation is written down.
    let candidates: [Found]
    /// The letters as which interactions came or went.
    let letters: [Interaction.ID: ShownLetter]
    /// The calls that interactions were.
    let calls: [Interaction.ID: PhoneCall]

    var client: Client { card.client }

    init(
        _ id: Client.ID,
        for member: Member,
        _ view: ClientView = ClientView(),
        form: Form = Form(),
        in snapshot: Snapshot
    ) throws {
        guard
            let card = try snapshot.clientPage(id, for: member, view.filter, before: view.before)
        else { throw ClientRefusal.notFound }
        self.card = card
        self.member = member
        named = card.client.confidential ? try snapshot.namedOnWall(of: id) : []
        authors = try snapshot.timelineAuthors(of: card.client)
        details = try CardDetails(of: card.client, for: member, in: snapshot)
        let more = try snapshot.peopleNames(named + authors + details.people)
        names = Names(card.names.merging(more) { known, _ in known }, me: member.id)
        part = view.part
        contact = view.contact.flatMap { wanted in card.contacts.first { $0.id == wanted } }
        staff = part == .manager || part == .wall ? try snapshot.people(PeopleFilter(), limit: 1000) : []
        self.view = view
        isLatest = view.before == nil
        maybe = try MaybeSame(card.client, for: member, in: snapshot)
        letters = try snapshot.letters(
            of: card.timeline.items.map(\.interaction).filter { $0.channel == .email }.map(\.id)
        )
        calls = try snapshot.phoneCalls(
            of: card.timeline.items.map(\.interaction).filter { $0.channel == .phone }.map(\.id)
        )
        candidates =
            part == .relation && !(form["other"] ?? "").isEmpty
            ? try snapshot.find(form["other"] ?? "", kinds: [.client], visibleTo: member, limit: 10) : []
        if part == .marks, form.isEmpty {
            self.form = details.form
            return
        }
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
        case .relation: Form(["bond": Bond.partnerOf.rawValue])
        case .note: Form(["pinned": "yes"])
        case .wall, .marks, .consent, nil: Form()
        }
    }
}

/// How the card is looked at, as its address says.
struct ClientView: Sendable {
    var part: ClientPart?
    var contact: Contact.ID?
    var filter = InteractionFilter()
    /// The first and the last day that are shown.
    var from: Day?
    var to: Day?
    var before: TimeCursor?

    init(part: ClientPart? = nil, contact: Contact.ID? = nil) {
        self.part = part
        self.contact = contact
    }

    /// - Parameter zone: in which the days of the address are days.
    init(_ query: Query, zone: Zone) {
        part = query["edit"].flatMap(ClientPart.init)
        contact = query["contact"].flatMap { Contact.ID($0) }
        filter.channel = query["channel"].flatMap(ContactChannel.init)
        filter.direction = query["direction"].flatMap(Interaction.Direction.init)
        filter.author = query["person"].flatMap { Person.ID($0) }
        filter.contact = query["spoke"].flatMap { Contact.ID($0) }
        filter.words = String((query["words"] ?? "").prefix(100)).trimmed
        from = query["from"].flatMap { Day($0) }
        to = query["to"].flatMap { Day($0) }
        filter.since = from?.start(in: zone.identifier)
        filter.before = to?.end(in: zone.identifier)
        before = query["before"].flatMap(TimeCursor.init)
    }
}

extension ClientView {
    /// The timeline narrowed down in the same way, from elsewhere on.
    func address(of client: Client.ID, before cursor: TimeCursor? = nil) -> String {
        Address.path(
            Address.client(client),
            [
                "channel": filter.channel?.rawValue, "direction": filter.direction?.rawValue,
                "person": filter.author?.description, "spoke": filter.contact?.description,
                "from": from?.description, "to": to?.description,
                "words": filter.words.isEmpty ? nil : filter.words, "before": cursor?.description,
            ]
        )
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
