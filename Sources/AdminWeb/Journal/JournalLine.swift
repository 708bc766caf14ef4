import Basics
import Events
import HTML
import Pages
import People

/// One entry as people read it: when, who, what, on what.
struct JournalLine: HTML {
    let entry: JournalEntry
    let names: JournalNames
    let w: Wording

    var body: some HTML {
        tr {
            td { Timestamp(entry.at, shown: w.time(entry.at), w) }
            td { who }
            th(.scope("row")) { what }
            td { subject }
            td(.class("muted")) { details }
        }
    }

    @HTMLBuilder
    private var who: some HTML {
        switch entry.actor {
        case .system: span(.class("muted")) { w("admin.journal.system") }
        case .client(let id): span { names.clients[id] ?? w("admin.journal.client") }
        case .person(let id): person(id)
        }
    }

    @HTMLBuilder
    private func person(_ id: Int64) -> some HTML {
        let address = "/people/\(Person.ID(rawValue: id))"
        if let name = names.people[id] { PersonChip(name, href: address) } else { a(.href(address)) { address } }
    }

    /// A sentence where there is one for this kind of event, else the kind's own name.
    @HTMLBuilder
    private var what: some HTML {
        if let sentence = w.sentence(for: entry.kind) { sentence } else { code { entry.kind.name } }
    }

    @HTMLBuilder
    private var subject: some HTML {
        if !isAboutOneself, let link = JournalLink(entry, names, w) {
            if let address = link.address { a(.href(address)) { link.text } } else { link.text }
        }
    }

    /// What people do to themselves (signing in, say) needs no second name.
    private var isAboutOneself: Bool {
        entry.subject.kind == .person && entry.actor == .person(entry.subject.id)
    }

    private var details: String {
        JournalFact.told(by: entry).map { $0.words(names, w) }.joined(separator: " · ")
    }
}

extension Wording {
    func sentence(for kind: Event.Kind) -> String? {
        known("admin.journal.event.\(kind.name)") ?? known("event.\(kind.name)")
    }
}

/// What an entry is about, and where that is shown.
struct JournalLink: Sendable, Equatable {
    let text: String
    let address: String?

    init?(_ entry: JournalEntry, _ names: JournalNames, _ w: Wording) {
        let id = entry.subject.id
        let client = entry.client.flatMap { names.clients[$0] }
        switch entry.subject.kind {
        case .person:
            text = names.people[id]?.short ?? w("admin.journal.person")
            address = "/people/\(ID<Person>(rawValue: id))"
        case .department:
            text = names.departments[id] ?? w("admin.journal.department")
            address = "/departments"
        case .skill:
            text = names.skills[id] ?? w("admin.journal.skill")
            address = "/skills"
        case .serviceCase:
            guard let number = entry.facts["number"]?.number else { return nil }
            text = w("admin.journal.case", ["number": String(number), "client": client ?? "…"])
            address = "/cases/\(number)"
        case .clientField:
            text = entry.facts["name"]?.text ?? ""
            address = "/settings/client-fields"
        case .clientImport:
            text = entry.facts["file"]?.text ?? ""
            address = nil
        case .client, .contact, .interaction:
            guard let client, let owner = entry.client else { return nil }
            text = client
            address = "/clients/\(ID<Person>(rawValue: owner))"
        case .job, .takeover:
            text = w("admin.operations.title")
            address = "/operations"
        case .template:
            text = entry.facts["name"]?.text ?? w("admin.templates.title")
            address = "/templates"
        case .rule:
            text = entry.facts["name"]?.text ?? w("admin.rules.title")
            address = "/rules"
        case .procedure:
            text = w("admin.procedure.title")
            address = "/procedure"
        case .mailbox:
            text = entry.facts["name"]?.text ?? w("admin.journal.mailbox")
            address = "/mailboxes/\(ID<Person>(rawValue: id))"
        case .task:
            guard let number = entry.facts["number"]?.number else { return nil }
            let task = w("task.number", ["number": String(number)])
            text = client.map { "\(task), \($0)" } ?? task
            address = "/tasks/\(number)"
        case .taskRepetition:
            text = entry.facts["what"]?.text ?? w("tasks.tab.repeating")
            address = "/tasks/repeating"
        case .savedFilter:
            text = entry.facts["name"]?.text ?? ""
            address = nil
        case .deadlines:
            text = w("admin.deadlines.title")
            address = "/deadlines"
        case .guide:
            text = entry.facts["name"]?.text ?? w("admin.guides.title")
            address = "/guides/\(ID<Person>(rawValue: id))"
        case .claimCause:
            text = entry.facts["name"]?.text ?? w("admin.claim-causes.title")
            address = "/claim-causes"
        case .callRound, .callQueue, .callMatter, .serviceNumber, .phone:
            text = entry.facts["name"]?.text ?? ""
            address = Self.telephone(entry.subject)
        case .call:
            guard let client, let owner = entry.client else { return nil }
            text = client
            address = "/clients/\(ID<Person>(rawValue: owner))"
        case .escalation, .promise, .letter, .token, .system:
            return nil
        }
    }

    /// Where what the telephone is set up with is seen.
    private static func telephone(_ subject: Event.Subject) -> String? {
        switch subject.kind {
        case .callRound: "/calls/rounds/\(ID<Person>(rawValue: subject.id))"
        case .callQueue: "/telephone/queues"
        case .callMatter: "/telephone/matters"
        case .serviceNumber: "/telephone"
        case .phone: "/telephone/phones"
        default: nil
        }
    }
}
