import Clients
import Desk
import Pages
import People
import Store

/// What a card holds beside names, numbers and contacts (SPEC W2).
struct CardDetails: Sendable {
    let notes: [ClientNote]
    let marks: [ClientMark]
    let tags: [Clients.Tag]
    let fields: [CustomField]
    let values: [CustomField.ID: String]
    let consents: [Consent]
    let relations: [RelatedClient]
    /// What is agreed with clients, and with this one.
    let contracts: [Contract]
    let contract: ContractKey?

    init(of client: Client, for member: Member, in snapshot: Snapshot) throws {
        notes = try snapshot.notes(of: client)
        marks = try snapshot.marks(of: client)
        tags = try snapshot.tags(of: client)
        fields = try snapshot.customFields()
        values = try snapshot.fieldValues(of: client)
        consents = try snapshot.consents(of: client)
        relations = try snapshot.relations(of: client, visibleTo: member)
        contracts = try snapshot.deadlinePolicy().sheet.contracts
        contract = contracts.isEmpty ? nil : try snapshot.contract(of: client.id)
    }

    /// As the form of tags and fields has them.
    var form: Form {
        var typed = ["tags": tags.map(\.name).joined(separator: ", ")]
        for field in fields { typed[field.formName] = values[field.id] ?? "" }
        return Form(typed)
    }

    /// Everyone whose name is shown.
    var people: [Person.ID] {
        notes.compactMap(\.author) + consents.flatMap { [$0.notedBy, $0.withdrawn?.notedBy].compactMap(\.self) }
    }
}
