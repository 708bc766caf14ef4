import Basics
import Clients
import Hummingbird
import Pages
import People
import Store

/// What a client's card holds beside names and numbers: notes, tags, custom fields, consents and relations (SPEC W2).
struct CardAPI: Sendable {
    let database: Database
    let looks: LookBook

    func add(to routes: Routes) {
        let change = Access.needs(.changeClients)
        routes.get("/api/v1/client-fields", .needs(.seeClients), listFields)
        routes.get("/api/v1/clients/{id}/card", .needs(.seeClients), show)
        routes.patch("/api/v1/clients/{id}/card", change, setMarks)
        routes.post("/api/v1/clients/{id}/notes", change, addNote)
        routes.patch("/api/v1/client-notes/{id}", change, changeNote)
        routes.delete("/api/v1/client-notes/{id}", change, removeNote)
        routes.patch("/api/v1/client-relations/{id}", change, changeRelation)
        routes.delete("/api/v1/client-relations/{id}", change, removeRelation)
        routes.post("/api/v1/clients/{id}/consents", change, addConsent)
        routes.post("/api/v1/consents/{id}/withdrawal", change, withdrawConsent)
        routes.post("/api/v1/clients/{id}/relations", change, relate)
    }

    @Sendable
    func listFields(_ request: Request, _ context: PageContext) async throws -> Response {
        context.json(List(all: try await database.read { try $0.customFields().map(FieldDocument.init) }))
    }

    @Sendable
    func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Client.ID.self))
        try await looks.look(at: id, by: member)
        return context.json(try await database.read { try $0.card(of: id, for: member) })
    }

    @Sendable
    func setMarks(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Client.ID.self))
        let sent = try await context.json(MarksDocument.self, request)
        // The answer shows the card, also when nothing has changed.
        try await looks.look(at: id, by: member)
        return try await context.write(request, sent: sent, to: database) { tx in
            let book = ClientBook(tx, member)
            if let tags = sent.tags { try book.setTags(try Clients.Tag.list(tags.joined(separator: ",")), of: id) }
            if let texts = try sent.texts() { try book.setFields(texts, of: id) }
            return try tx.card(of: id, for: member)
        }
    }

    @Sendable
    func addNote(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Client.ID.self))
        let sent = try await context.json(NewClientNoteDocument.self, request)
        return try await context.write(request, sent: sent, to: database, status: .created) { tx in
            ClientNoteDocument(try ClientBook(tx, member).addNote(sent.text, pinned: sent.pinned ?? false, to: id))
        }
    }

    @Sendable
    func changeNote(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: ClientNote.ID.self))
        let sent = try await context.json(ClientNoteChangeDocument.self, request)
        return try await context.write(request, sent: sent, to: database) { tx in
            let book = ClientBook(tx, member)
            guard var note = try tx.findNote(id, visibleTo: member), note.gone == nil else {
                throw APIRefusal.notFound
            }
            if let text = sent.text { note = try book.rewordNote(id, text) }
            if let pinned = sent.pinned { note = try book.pinNote(id, pinned) }
            return ClientNoteDocument(note)
        }
    }

    @Sendable
    func removeNote(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: ClientNote.ID.self))
        try await database.write { _ = try ClientBook($0, member).removeNote(id) }
        return context.noContent
    }

    @Sendable
    func changeRelation(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Relation.ID.self))
        let sent = try await context.json(RelationChangeDocument.self, request)
        try await database.write { try ClientBook($0, member).rewordRelation(id, note: sent.note) }
        return context.noContent
    }

    @Sendable
    func removeRelation(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Relation.ID.self))
        try await database.write { try ClientBook($0, member).unrelate(id) }
        return context.noContent
    }

    @Sendable
    func addConsent(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Client.ID.self))
        let sent = try await context.json(NewConsentDocument.self, request)
        return try await context.write(request, sent: sent, to: database, status: .created) { tx in
            ConsentDocument(try ClientBook(tx, member).addConsent(sent.newConsent, to: id))
        }
    }

    @Sendable
    func withdrawConsent(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Consent.ID.self))
        let sent = try await context.json(WithdrawalDocument.self, request)
        return try await context.write(request, sent: sent, to: database) { tx in
            ConsentDocument(
                try ClientBook(tx, member).withdrawConsent(id, on: sent.withdrawn, document: sent.document)
            )
        }
    }

    @Sendable
    func relate(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Client.ID.self))
        let sent = try await context.json(NewRelationDocument.self, request)
        let bond: Bond = try Word.required(sent.bond, field: "bond")
        // The answer shows what else the client is related to.
        try await looks.look(at: id, by: member)
        return try await context.write(request, sent: sent, to: database, status: .created) { tx in
            try ClientBook(tx, member).relate(id, bond, sent.client, note: sent.note ?? "")
            return try tx.card(of: id, for: member)
        }
    }
}

extension Snapshot {
    fileprivate func card(of id: Client.ID, for member: Member) throws -> CardDocument {
        guard let client = try findClient(id, visibleTo: member) else { throw APIRefusal.notFound }
        return CardDocument(
            notes: try notes(of: client).map(ClientNoteDocument.init),
            tags: try tags(of: client).map(\.name),
            fields: try fieldValues(of: client).map { FieldValueDocument(field: $0.key, value: $0.value) }
                .sorted { $0.field < $1.field },
            consents: try consents(of: client).map(ConsentDocument.init),
            relations: try relations(of: client, visibleTo: member).map(RelationDocument.init)
        )
    }
}
