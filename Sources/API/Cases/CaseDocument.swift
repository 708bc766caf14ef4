import Basics
import Clients
import Desk
import Events
import People

/// A case in a list.
struct CaseDocument: Encodable, Sendable {
    let id: Case.ID
    let number: Int
    let kind: String
    let subject: String
    let status: String
    let waitingFor: String?
    let priority: String
    let line: Int
    let owner: Person.ID?
    let worker: Person.ID?
    let department: Department.ID?
    let product: String?
    let channel: String
    let client: ClientName
    let handOvers: Int
    let opened: Moment
    let touched: Moment
    let closed: Moment?
    /// The nearest of its deadlines.
    let due: Moment?
    let version: Int

    struct ClientName: Encodable, Sendable {
        let id: Client.ID
        let name: String
    }

    init(_ line: CaseLine) {
        self.init(line.case, clientName: line.clientName)
    }

    init(_ item: Case, clientName: String) {
        id = item.id
        number = item.number
        kind = item.kind.rawValue
        subject = item.subject
        status = item.status.word.rawValue
        waitingFor = if case .waiting(let reason) = item.status { reason.rawValue } else { nil }
        priority = item.priority.word
        line = item.line.rawValue
        owner = item.owner
        worker = item.worker
        department = item.department
        product = item.product
        channel = item.channel.rawValue
        client = ClientName(id: item.client, name: clientName)
        handOvers = item.handOvers
        opened = item.opened
        touched = item.touched
        closed = if case .closed(let at, _) = item.status { at } else { nil }
        due = item.due
        version = item.version
    }
}

/// A case with all that was said and done.
struct WholeCaseDocument: Encodable, Sendable {
    let summary: CaseDocument
    let text: String
    let tags: [String]
    let contact: Contact.ID?
    let deadlines: [DeadlineDocument]
    let promises: [PromiseDocument]
    let interactions: [InteractionDocument]
    let notes: [NoteDocument]
    let history: [JournalDocument]

    private enum Key: String, CodingKey {
        case text
        case tags
        case contact
        case deadlines
        case promises
        case interactions
        case notes
        case history
    }

    func encode(to encoder: any Encoder) throws {
        try summary.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(text, forKey: .text)
        try container.encode(tags, forKey: .tags)
        try container.encodeIfPresent(contact, forKey: .contact)
        try container.encode(deadlines, forKey: .deadlines)
        try container.encode(promises, forKey: .promises)
        try container.encode(interactions, forKey: .interactions)
        try container.encode(notes, forKey: .notes)
        try container.encode(history, forKey: .history)
    }
}

struct NoteDocument: Encodable, Sendable {
    let id: Basics.ID<Note>
    let author: Person.ID?
    let at: Moment
    let text: String

    init(_ note: Note) {
        id = note.id
        author = note.author
        at = note.at
        text = note.text
    }
}
