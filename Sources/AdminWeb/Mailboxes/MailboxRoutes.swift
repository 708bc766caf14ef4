import Basics
import Channels
import Hummingbird
import Mail
import Pages
import People
import Store

/// The mailboxes that letters are read from and sent from.
struct MailboxRoutes: Sendable {
    let database: Database
    let post: PostOffice

    func add(to routes: Routes) {
        routes.get("/mailboxes", .needs(.changeSettings), list)
        routes.get("/mailboxes/new", .needs(.changeSettings), showNew)
        routes.post("/mailboxes", .needs(.changeSettings), add)
        routes.get("/mailboxes/{id}", .needs(.changeSettings), show)
        routes.post("/mailboxes/{id}", .needs(.changeSettings), change)
        routes.post("/mailboxes/{id}/trial", .needs(.changeSettings), tryOut)
        routes.post("/mailboxes/{id}/look", .needs(.changeSettings), look)
        routes.post("/mailboxes/{id}/turning-on", .needs(.changeSettings)) { try await turn($1, on: true) }
        routes.post("/mailboxes/{id}/turning-off", .needs(.changeSettings)) { try await turn($1, on: false) }
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, troubles) = (try context.member, post.tools.troubles)
        return context.show(try await database.read { try MailboxesPage(troubles, for: member, in: $0) })
    }

    @Sendable
    private func showNew(_ request: Request, _ context: PageContext) async throws -> Response {
        let box = post.tools.box
        return context.show(try await database.read { try MailboxFormPage(nil, form: nil, box: box, in: $0) })
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (mailbox, box) = (try await mailbox(context), post.tools.box)
        return context.show(try await database.read { try MailboxFormPage(mailbox, form: nil, box: box, in: $0) })
    }

    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, box) = (try context.member, post.tools.box)
        return try await context.submit { form in
            let wish = MailboxWish(from: &form, isNew: true)
            try form.check()
            guard let wish else { throw MailboxRefusal.notFound }
            let mailbox = try await database.write { try MailboxBook($0, member, box: box).add(wish) }
            return context.goTo("/mailboxes", saying: Notice("admin.mailboxes.added", ["name": mailbox.name]))
        } orShow: { form in
            try await database.read { try MailboxFormPage(nil, form: form, box: box, in: $0) }
        }
    }

    @Sendable
    private func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, box, mailbox) = (try context.member, post.tools.box, try await mailbox(context))
        return try await context.submit { form in
            let version = form.int("version")
            let wish = MailboxWish(from: &form, isNew: false)
            try form.check()
            guard var wish else { throw MailboxRefusal.notFound }
            wish.isOn = mailbox.isOn
            try await database.write { [wish] in
                _ = try MailboxBook($0, member, box: box).change(mailbox.id, version: version, to: wish)
            }
            return context.goTo("/mailboxes", saying: Notice("admin.mailboxes.changed", ["name": wish.name]))
        } orShow: { form in
            try await database.read { try MailboxFormPage(mailbox, form: form, box: box, in: $0) }
        }
    }

    @Sendable
    private func tryOut(_ request: Request, _ context: PageContext) async throws -> Response {
        let mailbox = try await mailbox(context)
        do {
            let count = try await MailboxTrial(post.tools).run(mailbox)
            let notice: Notice =
                count.map { Notice("admin.mailboxes.tried", ["count": context.w.number($0)]) }
                ?? Notice("admin.mailboxes.tried-sending")
            return context.goTo("/mailboxes", saying: notice)
        } catch let refusal as any Refusal {
            let why = context.w(refusal.reason, refusal.details)
            return context.goTo("/mailboxes", saying: Notice("admin.mailboxes.tried-in-vain", ["why": why]))
        }
    }

    @Sendable
    private func look(_ request: Request, _ context: PageContext) async throws -> Response {
        let mailbox = try await mailbox(context)
        try await database.write { try $0.hurryFetching(mailbox.id) }
        return context.goTo("/mailboxes", saying: Notice("admin.mailboxes.looking"))
    }

    private func turn(_ context: PageContext, on isOn: Bool) async throws -> Response {
        let (member, box, id) = (try context.member, post.tools.box, try context.path("id", as: Mailbox.ID.self))
        let mailbox = try await database.write { try MailboxBook($0, member, box: box).turn(id, on: isOn) }
        let notice: TextKey = isOn ? "admin.mailboxes.turned-on" : "admin.mailboxes.turned-off"
        return context.goTo("/mailboxes", saying: Notice(notice, ["name": mailbox.name]))
    }

    private func mailbox(_ context: PageContext) async throws -> Mailbox {
        let id = try context.path("id", as: Mailbox.ID.self)
        guard let mailbox = try await database.read({ try $0.mailbox(id) }) else { throw MailboxRefusal.notFound }
        return mailbox
    }
}

/// What pages about mail lean on.
package struct PostOffice: Sendable {
    package let tools: FetchingTools

    package init(_ tools: FetchingTools) {
        self.tools = tools
    }
}
