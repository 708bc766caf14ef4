import Basics
import Clients

/// What `POST /api/v1/clients` takes.
struct NewClientDocument: Codable, Sendable {
    let kind: String
    let name: String
    let taxNumber: String?
    let note: String?
    let language: Language?

    func newClient() throws -> NewClient {
        NewClient(
            try Word.required(kind, field: "kind"),
            name: name,
            taxNumber: taxNumber,
            language: language ?? .russian,
            note: note ?? ""
        )
    }
}

/// What `PATCH /api/v1/clients/{id}` takes: what is left out stays.
struct ClientChangeDocument: Codable, Sendable {
    let version: Int
    let name: String?
    let taxNumber: String?
    let note: String?

    var change: ClientChange {
        ClientChange(name: name, taxNumber: taxNumber, note: note)
    }
}

/// What `POST /api/v1/contacts` takes.
struct NewContactDocument: Codable, Sendable {
    let client: Client.ID
    let family: String?
    let given: String?
    let patronymic: String?
    let position: String?
    let email: String?
    let phone: String?

    var newContact: NewContact {
        NewContact(
            name: PersonName(family: family ?? "", given: given ?? "", patronymic: patronymic ?? ""),
            position: position ?? ""
        )
    }

    var newPoints: [NewPoint] {
        [email.map(NewPoint.email), phone.map(NewPoint.phone)].compactMap(\.self)
    }
}
