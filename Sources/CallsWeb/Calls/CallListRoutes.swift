import Basics
import CallCenter
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// `/calls`: what there was, and what one call was; and calling somebody from any page.
struct CallListRoutes: Sendable {
    let house: CallHouse

    func add(to routes: Routes) {
        routes.get("/calls", .needs(.seeCases), list)
        routes.get("/calls/{id}", .needs(.seeCases), show)
        routes.get("/calls/dial", .needs(.workCases), askAgain)
        routes.post("/calls/dial", .needs(.workCases), dial)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, wish, zone) = (try context.member, CallListWish(context.query), context.w.zone)
        return context.show(
            try await house.database.read { try CallListPage(wish, for: member, zone: zone, in: $0) }
        )
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: PhoneCall.ID.self))
        let page = try await house.database.read { try CallPage(id, for: member, in: $0) }
        try await house.looks.look(at: page.line.client.id, by: member)
        return context.show(page)
    }

    @Sendable
    private func askAgain(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(DialPage(form: Form(["phone": context.query["phone"] ?? ""])))
    }

    /// At an hour at which people rest it is asked for a reason first.
    @Sendable
    private func dial(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, zone) = (try context.member, context.w.zone)
        return try await context.submit { form in
            let phone = form.value("phone", as: DialledPhone.self, otherwise: "refusal.dial.not-a-number")?.number
            let (about, reason) = (form.id("case", of: Case.self), form.optional("because") ?? "")
            if phone == nil, form.isSound { form.refuse("phone", "refusal.form.required") }
            try form.check()
            guard let phone else { throw DialRefusal.notANumber }
            try await house.database.write {
                try DialDesk($0, member).dial(phone, about: about, own: zone, because: reason)
            }
            return context.done(saying: Notice("call.did.dial", ["phone": phone.international]))
        } orShow: { form in
            DialPage(form: form)
        }
    }
}

/// A number as somebody typed it, or a page of ours wrote it.
private struct DialledPhone: LosslessStringConvertible {
    let number: PhoneNumber

    init?(_ description: String) {
        guard let number = PhoneNumber(description) else { return nil }
        self.number = number
    }

    var description: String { number.e164 }
}
