import Basics
import Clients
import Desk
import Events
import Hummingbird
import Pages
import People
import Store

/// Notes, tags and custom fields, consents and relations of a client.
struct DetailRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        let change = Access.needs(.changeClients)
        routes.post("/clients/{id}/notes", change, addNote)
        routes.post("/notes/{note}/pinning", change) { try await changeNote($1) { try $0.pinNote($1, true) } }
        routes.post("/notes/{note}/unpinning", change) { try await changeNote($1) { try $0.pinNote($1, false) } }
        routes.post("/notes/{note}/removal", change, removeNote)
        routes.post("/notes/{note}/return", change) { try await changeNote($1) { try $0.restoreNote($1) } }
        routes.post("/clients/{id}/marks", change, setMarks)
        routes.post("/clients/{id}/consents", change, addConsent)
        routes.post("/consents/{consent}/withdrawal", change, withdrawConsent)
        routes.post("/clients/{id}/relations", change, relate)
        routes.post("/relations/{relation}/removal", change, unrelate)
        routes.post("/relations/{relation}/return", change, relateAgain)
    }

    @Sendable
    private func addNote(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.changeCard(.note, context) { form, id in
            let text = form.text("note_text", max: ClientNote.longest)
            let isPinned = form.flag("pinned")
            return { book in
                let note = try book.addNote(text, pinned: isPinned, to: id)
                return Notice("client.did.note", undo: "/notes/\(note.id)/removal")
            }
        }
    }

    private func changeNote(
        _ context: PageContext,
        _ deed: @escaping @Sendable (ClientBook, ClientNote.ID) throws -> ClientNote
    ) async throws -> Response {
        let (id, member) = (try context.path("note", as: ClientNote.ID.self), try context.member)
        let note = try await house.database.write { try deed(ClientBook($0, member), id) }
        return context.goTo(Address.client(note.client))
    }

    @Sendable
    private func removeNote(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, member) = (try context.path("note", as: ClientNote.ID.self), try context.member)
        let note = try await house.database.write { try ClientBook($0, member).removeNote(id) }
        return context.goTo(
            Address.client(note.client),
            saying: Notice("client.did.note-remove", undo: "/notes/\(id)/return")
        )
    }

    @Sendable
    private func setMarks(_ request: Request, _ context: PageContext) async throws -> Response {
        let fields = try await house.database.read { try $0.customFields() }
        return try await house.changeCard(.marks, context) { form, id in
            let tags = try Clients.Tag.list(form.optional("tags", max: 2000) ?? "")
            let texts = Dictionary(
                fields.map { ($0.id, form.optional($0.formName, max: CustomField.longestText)) },
                uniquingKeysWith: { first, _ in first }
            )
            return { book in
                try book.setTags(tags, of: id)
                try book.setFields(texts, of: id)
                return Notice("client.did.change")
            }
        }
    }

    @Sendable
    private func addConsent(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.changeCard(.consent, context) { form, id in
            let new = NewConsent(
                purpose: form.text("purpose"),
                document: form.text("document"),
                given: form.text("given", max: 10),
                contact: form.id("contact", of: Contact.self)
            )
            return { book in
                _ = try book.addConsent(new, to: id)
                return Notice("client.did.consent")
            }
        }
    }

    @Sendable
    private func withdrawConsent(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, member) = (try context.path("consent", as: Consent.ID.self), try context.member)
        guard let consent = try await house.database.read({ try $0.findConsent(id, visibleTo: member) }) else {
            throw ClientRefusal.consentNotFound
        }
        return try await house.changeCard(.consent, of: consent.client, context) { form, _ in
            let (day, document) = (form.text("withdrawn", max: 10), form.text("withdrawal"))
            return { book in
                try book.withdrawConsent(id, on: day, document: document)
                return Notice("client.did.consent-withdraw")
            }
        }
    }

    @Sendable
    private func relate(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let wish = context.form["other"] ?? ""
        let found = try await house.database.read { try $0.find(wish, kinds: [.client], visibleTo: member, limit: 10) }
        return try await house.changeCard(.relation, context) { form, id in
            let bond = form.choice("bond", of: Bond.self) ?? .partnerOf
            let note = form.optional("relation_note") ?? ""
            let chosen = form.id("chosen", of: Client.self)
            let only = found.count == 1 ? found.first.map { Client.ID(rawValue: $0.client) } : nil
            if chosen == nil, only == nil {
                form.refuse("other", found.isEmpty ? "refusal.client.nobody-found" : "refusal.client.several-found")
            }
            return { book in
                guard let other = chosen ?? only else { throw ClientRefusal.notFound }
                let relation = try book.relate(id, bond, other, note: note)
                return Notice("client.did.relate", undo: "/relations/\(relation)/removal?client=\(id)")
            }
        }
    }

    @Sendable
    private func unrelate(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, client) = (try context.path("relation", as: Relation.ID.self), client(context))
        return try await relation(context) { book in
            try book.unrelate(id)
            return Notice("client.did.unrelate", undo: "/relations/\(id)/return?client=\(client)")
        }
    }

    @Sendable
    private func relateAgain(_ request: Request, _ context: PageContext) async throws -> Response {
        let id = try context.path("relation", as: Relation.ID.self)
        return try await relation(context) { book in
            try book.relateAgain(id)
            return Notice("client.did.relate")
        }
    }

    private func relation(_ context: PageContext, _ deed: @escaping BookDeed) async throws -> Response {
        let member = try context.member
        let notice = try await house.database.write { try deed(ClientBook($0, member)) }
        return context.goTo("\(Address.clients)/\(client(context))", saying: notice)
    }

    /// The card that it was done on.
    private func client(_ context: PageContext) -> String {
        (context.form["client"] ?? context.query["client"]).flatMap { Client.ID($0) }?.description ?? ""
    }
}
