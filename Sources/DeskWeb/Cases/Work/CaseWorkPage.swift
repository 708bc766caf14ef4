import Basics
import CallCenter
import Channels
import Clients
import Desk
import Pages
import People
import Store

/// The desk with a case in the middle.
struct CaseWorkPage: Page {
    /// What stands around the case, from the database.
    let desk: CasePage
    let member: Member
    let names: Names
    let story: CaseStory
    let earlier: TimeCursor?
    /// The letters as which interactions came or went.
    let letters: [Interaction.ID: ShownLetter]
    /// The calls that interactions were.
    let calls: [Interaction.ID: PhoneCall]
    /// The latest contacts of the client about anything.
    let lastTouches: [Touch]
    /// What other cases it has to do with.
    let ties: CaseTies
    /// Who an unknown client may be.
    let maybe: [MaybeClient]
    /// From where letters go; nil without a mailbox that sends, or for who writes none.
    let letterhead: Letterhead?
    /// The link by which the client follows the case.
    let portal: String
    /// What is being written, and what was typed.
    let act: CaseAct
    let form: Form
    /// A template that was chosen, filled; it goes below what was begun.
    let inserted: String?
    let destinations: Destinations?
    let receivers: TaskReceivers?
    let raising: RaisingChoices?

    var found: Case { desk.case }
    var number: Int { desk.case.number }
    /// How often the case came straight back to the team that had passed it on.
    var pingPongs: Int { found.handOvers > 1 ? Journey(desk.history).pingPongs : 0 }

    init(
        _ number: Int,
        for member: Member,
        writing act: CaseAct? = nil,
        form: Form = Form(),
        with template: Template.ID? = nil,
        _ house: DeskHouse,
        in snapshot: Snapshot
    ) throws {
        guard let desk = try snapshot.casePage(number: number, for: member) else { throw CaseRefusal.notFound }
        self.desk = desk
        self.member = member
        names = Names(desk.names, me: member.id)
        story = CaseStory(desk.timeline.items, desk.history, isCut: desk.timeline.next != nil)
        earlier = desk.timeline.next
        letters = try snapshot.letters(of: story.letters)
        calls = try snapshot.phoneCalls(of: story.calls)
        lastTouches = try snapshot.timeline(of: desk.client, limit: 4).items.filter {
            $0.interaction.caseID != desk.case.id
        }
        ties = try snapshot.ties(of: desk.case, visibleTo: member)
        maybe = try snapshot.maybeClients(for: desk.client, visibleTo: member)
        letterhead =
            member.may(.workCases) && !desk.case.isClosed
            ? try snapshot.letterhead(for: desk.case, of: desk.client, by: member.id) : nil
        portal = house.portalAddress(of: desk.case.id)
        self.act = act ?? .answer
        self.form = form
        inserted = try template.map { id in
            try snapshot.filled(id, for: desk.case, of: desk.client, by: member, house)
        }
        destinations = act == .handOver ? try Destinations(in: snapshot) : nil
        receivers = act == .task ? try TaskReceivers(in: snapshot) : nil
        raising = act == .escalate ? try RaisingChoices(for: desk.case, visibleTo: member, in: snapshot) : nil
    }
}

extension CaseWorkPage {
    var sentences: Sentences {
        Sentences(names: names, departments: desk.departments, clientName: desk.client.name)
    }

    /// What the form of an act begins with: what was typed, the draft, or what is likeliest.
    func form(of act: CaseAct) -> Form {
        if act == self.act, !form.isEmpty { return form }
        return switch act {
        case .answer:
            Form([
                "text": begunAnswer, "via": likeliestWay,
                "subject": desk.drafts[.answerSubject(on: found.id)] ?? found.subject,
            ])
        case .note: Form(["text": desk.drafts[.note(on: found.id)] ?? ""])
        case .handOver: Form(["summary": desk.drafts[.handOver(of: found.id)] ?? ""])
        case .log: Form(["channel": ContactChannel.phone.rawValue, "direction": Interaction.Direction.in.rawValue])
        case .change: found.form(tags: desk.tags)
        default: Form()
        }
    }

    private var begunAnswer: String {
        [desk.drafts[.answer(on: found.id)], inserted].compactMap(\.self).joined(separator: "\n\n")
    }

    /// Texts that are offered for an answer.
    var templates: [Template] { desk.templates.offered(from: letterhead?.mailbox.houseAddress) }

    var ways: [AnswerWay] { AnswerWay.offered(desk.points, contact: found.contact, chats: found.channel == .chat) }

    private var likeliestWay: String {
        let last = desk.timeline.items.reversed().lazy.compactMap { entry -> ContactChannel? in
            if case .interaction(let interaction) = entry, interaction.direction == .in {
                interaction.channel
            } else {
                nil
            }
        }.first
        return AnswerWay.likeliest(ways, after: last ?? found.channel)?.value ?? ""
    }
}

extension Case {
    /// What can be changed of it, as a form has it.
    func form(tags: [Clients.Tag]) -> Form {
        Form([
            "subject": subject, "kind": kind.rawValue, "priority": "\(priority.rawValue)", "product": product ?? "",
            "tags": tags.map(\.name).joined(separator: ", "),
        ])
    }
}
