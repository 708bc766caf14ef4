import Basics
import CallCenter
import Hummingbird
import Pages
import People
import Store

/// Who has which phones. Their owners may see to them too, so the verbs say who may do what.
struct PhoneRoutes: Sendable {
    let house: CallHouse

    func add(to routes: Routes) {
        routes.get("/telephone/phones", .needs(.changePeople), list)
        routes.post("/telephone/phones", .needs(.changePeople), add)
        routes.post("/telephone/phones/{id}/removal", .signedIn, remove)
        routes.get("/telephone/me", .needs(.workCases), listOwn)
        routes.post("/telephone/me/phones", .needs(.workCases), addOwn)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await house.database.read { try PhonesPage(form: Form(), in: $0) })
    }

    @Sendable
    private func listOwn(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return context.show(try await house.database.read { try MyPhonesPage(member, form: Form(), in: $0) })
    }

    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        try await context.submit { form in
            let person = form.requiredID("person", of: Person.self)
            let digits = form.optional("extension", max: 6)
            return try await add(&form, to: person, as: digits, context)
        } orShow: { form in
            try await house.database.read { try PhonesPage(form: form, in: $0) }
        }
    }

    @Sendable
    private func addOwn(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            try await add(&form, to: member.id, context)
        } orShow: { form in
            try await house.database.read { try MyPhonesPage(member, form: form, in: $0) }
        }
    }

    /// The settings of a telephone are shown at once: that is what one comes for. A page needs none.
    private func add(
        _ form: inout Form,
        to person: Person.ID?,
        as digits: String? = nil,
        _ context: PageContext
    ) async throws -> Response {
        let (member, box) = (try context.member, house.secrets)
        let name = form.text("name", max: 100)
        let kind = form.choice("kind", of: Phone.Kind.self)
        try form.check()
        guard let person, let kind else { throw PhoneRefusal.notFound }
        let account = try await house.database.write { tx in
            let book = PhoneBook(tx, member, box: box)
            let phone = try book.add(to: person, kind, named: name, as: digits)
            return try kind == .desk ? book.account(of: phone.id) : nil
        }
        await house.agents.look()
        guard let account else {
            let list = person == member.id ? "/telephone/me" : "/telephone/phones"
            return context.goTo(list, saying: Notice("telephone.phone.added"))
        }
        return context.show(house.settingsPage(account, for: member), status: .created)
    }

    @Sendable
    private func remove(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id, box) = (try context.member, try context.path("id", as: Phone.ID.self), house.secrets)
        try await house.database.write { try PhoneBook($0, member, box: box).remove(id) }
        await house.agents.look()
        return context.goTo(WayOn(context.query["back"]).path, saying: Notice("telephone.phone.removed"))
    }
}

extension CallHouse {
    func settingsPage(_ account: PhoneAccount, for member: Member) -> PhoneSettingsPage {
        PhoneSettingsPage(account: account, exchange: exchange, isOwn: account.phone.person == member.id)
    }
}
