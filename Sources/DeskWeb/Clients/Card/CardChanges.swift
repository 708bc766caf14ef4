import Basics
import Clients
import Hummingbird
import Pages
import People
import Store

/// What a form asks to be changed in the book of clients, read and ready. It answers with what is said afterwards.
typealias BookDeed = @Sendable (_ book: ClientBook) throws -> Notice

extension DeskHouse {
    /// A client's card, read at once; the look at it is on record before it is shown.
    func card(
        _ id: Client.ID,
        _ view: ClientView,
        form: Form = Form(),
        _ context: PageContext
    ) async throws -> ClientCardPage {
        let member = try context.member
        let page = try await database.read { try ClientCardPage(id, for: member, view, form: form, in: $0) }
        try await looks.look(at: id, by: member)
        return page
    }

    /// Changes one part of a card and shows the card; when it can't be done, with what was typed and why not.
    func changeCard(
        _ part: ClientPart,
        of client: Client.ID? = nil,
        contact: Contact.ID? = nil,
        _ context: PageContext,
        _ read: (inout Form, Client.ID) throws -> BookDeed
    ) async throws -> Response {
        let id = try client ?? context.path("id", as: Client.ID.self)
        let member = try context.member
        return try await context.submit { form in
            let deed = try read(&form, id)
            try form.check()
            let notice = try await database.write { try deed(ClientBook($0, member)) }
            return context.goTo(Address.client(id), saying: notice)
        } orShow: { form in
            try await card(id, ClientView(part: part, contact: contact), form: form, context)
        }
    }
}
