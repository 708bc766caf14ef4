import Basics
import Events
import People
import Store

/// What a batch of rows came to.
struct ImportTally: Sendable, Equatable {
    var rows = 0
    var added = 0
    /// Clients that were there and know more now.
    var completed = 0
    var unchanged = 0
    /// Rows that were taken, though something in them could not be read.
    var remarked = 0
    var rejected = 0
}

/// A row that was read, ready to be compared and written.
struct ImportItem: Sendable {
    let line: Int
    let raw: String
    let outcome: Result<ImportDraft, ImportFlaw>
}

/// Writes a batch in one transaction. New clients are written as `ClientBook.add` would, without reading each back; those that are
/// there are completed by its verbs.
struct ImportWriting {
    let tx: Transaction
    let member: Member
    let plan: ImportPlan
    let id: ClientImport.ID
    private let fields: [CustomField.ID: CustomField]
    private var known: KnownClients
    private var events: [(Event, by: Actor)] = []
    private(set) var tally = ImportTally()

    init(
        _ items: [ImportItem],
        _ plan: ImportPlan,
        of id: ClientImport.ID,
        by member: Member,
        in tx: Transaction
    ) throws {
        self.tx = tx
        self.member = member
        self.plan = plan
        self.id = id
        let drafts = items.compactMap { try? $0.outcome.get() }
        known = try KnownClients(for: drafts, visibleTo: member, in: tx)
        fields = Dictionary(try tx.customFields().map { ($0.id, $0) }) { first, _ in first }
    }

    mutating func write(_ items: [ImportItem]) throws {
        for item in items {
            tally.rows += 1
            switch item.outcome {
            case .failure(let flaw): try reject(item, flaw)
            case .success(let draft): try write(draft, item)
            }
        }
        try tx.record(events)
        events = []
    }

    private mutating func write(_ draft: ImportDraft, _ item: ImportItem) throws {
        if known.madeOf(draft) != nil {
            tally.unchanged += 1
            return
        }
        switch draft.verdict(known.candidates(for: draft)) {
        case .known(let client): try complete(client, draft)
        case .doubtful(let client) where plan.doubtful == .setAside: return try reject(item, .doubtful(client.name))
        case .doubtful, .stranger: try add(draft)
        }
        guard let remark = draft.remarks.first else { return }
        tally.remarked += 1
        try tx.note(item, remark, taken: true, in: id)
    }

    private mutating func reject(_ item: ImportItem, _ flaw: ImportFlaw) throws {
        tally.rejected += 1
        try tx.note(item, flaw, taken: false, in: id)
    }

    private mutating func add(_ draft: ImportDraft) throws {
        let client = Client(
            id: tx.newID(),
            kind: draft.kind,
            name: draft.title,
            taxNumber: draft.taxNumber,
            provisional: draft.name.isEmpty,
            language: plan.language,
            note: draft.note,
            made: tx.now
        )
        try tx.insert(client)
        events.append((.clientAdded(client), by: member.actor))
        let contact = try draft.contact.map { try add($0, to: client) }
        for point in draft.points { try add(point, to: client, of: point.kind == .postal ? nil : contact) }
        try tx.insert(draft.marks, of: client.id)
        try addDetails(of: draft, to: client)
        try tx.insert(marksOf: draft, of: client.id)
        known.add(client, contact, draft)
        tally.added += 1
    }

    private mutating func add(_ new: NewContact, to client: Client) throws -> Contact {
        let contact = Contact(
            id: tx.newID(),
            client: client.id,
            name: new.name,
            position: new.position,
            made: tx.now
        )
        try tx.insert(contact)
        events.append((.contactAdded(contact), by: member.actor))
        return contact
    }

    private mutating func add(_ read: ReadPoint, to client: Client, of contact: Contact?) throws {
        let point = ContactPoint(
            id: tx.newID(),
            client: client.id,
            contact: contact?.id,
            kind: read.kind,
            value: read.value,
            normalized: read.normalized,
            made: tx.now
        )
        try tx.insert(point)
        events.append((.pointAdded(point), by: member.actor))
    }

    private mutating func addDetails(of draft: ImportDraft, to client: Client) throws {
        if !draft.tags.isEmpty {
            try tx.insert(draft.tags, on: client.id)
            events.append((.clientTagged(client.id, added: draft.tags, removed: []), by: member.actor))
        }
        for (id, value) in draft.fields.sorted(by: { $0.key < $1.key }) {
            guard let field = fields[id] else { continue }
            try tx.save([(FieldValue(field: id, value: value), field.kind)], of: client.id)
            events.append((.clientFieldChanged(client.id, field, from: nil, to: value), by: member.actor))
        }
    }

    /// Adds what is not known yet and changes nothing that is.
    private mutating func complete(_ client: Client, _ draft: ImportDraft) throws {
        // What was recorded until now comes before what the verbs record.
        try tx.record(events)
        events = []
        let (changed, hasNews) = try ClientBook(tx, member).complete(client.id, draft)
        known.put(changed)
        try tx.insert(marksOf: draft, of: client.id)
        known.remember(draft, as: client.id)
        if hasNews { tally.completed += 1 } else { tally.unchanged += 1 }
    }
}
