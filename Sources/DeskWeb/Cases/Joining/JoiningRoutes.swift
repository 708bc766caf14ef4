import Basics
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// Cases made one, parted, and tied to one another.
struct JoiningRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        let work = Access.needs(.workCases)
        routes.post("/cases/{number}/ties", work, tie)
        routes.post("/cases/{number}/ties/{other}/removal", work, untie)
        routes.post("/cases/{number}/separation", work, separate)
        routes.get("/cases/{number}/split", work, showSplit)
        routes.post("/cases/{number}/split", work, split)
    }

    @Sendable
    private func tie(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.join, context) { form in
            let version = form.version(context)
            let typed = TypedTie(&form)
            return { hands in
                guard let other = try hands.tx.findCase(number: typed.number, visibleTo: hands.member) else {
                    throw JoiningRefusal.otherNotFound
                }
                guard let kind = typed.how.kind else {
                    try hands.desk.merge(hands.found.id, version: version, into: other.id)
                    return Notice("case.did.merge", undo: "/cases/\(hands.found.number)/separation")
                }
                try hands.desk.link(CaseLink(hands.found.id, kind, other.id))
                return Notice("case.did.link")
            }
        }
    }

    @Sendable
    private func untie(_ request: Request, _ context: PageContext) async throws -> Response {
        let number = try context.path("other", as: Int.self)
        return try await house.perform(.join, context) { form in
            let kind = form.choice("how", of: CaseLink.Kind.self) ?? .related
            let isTurned = form["turned"] == "yes"
            return { hands in
                guard let other = try hands.tx.findCase(number: number, visibleTo: hands.member) else {
                    throw JoiningRefusal.otherNotFound
                }
                let (one, far) = isTurned ? (other.id, hands.found.id) : (hands.found.id, other.id)
                try hands.desk.unlink(CaseLink(one, kind, far))
                return Notice("case.did.unlink")
            }
        }
    }

    @Sendable
    private func separate(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.join, context) { _ in
            { hands in
                try hands.desk.separate(hands.found.id)
                return Notice("case.did.separate")
            }
        }
    }

    @Sendable
    private func showSplit(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await splitPage(context))
    }

    private func splitPage(_ context: PageContext, form: Form = Form()) async throws -> SplitPage {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        let page = try await house.database.read { try SplitPage(number, for: member, form: form, in: $0) }
        try await house.looks.look(at: page.client.id, by: member)
        return page
    }

    @Sendable
    private func split(_ request: Request, _ context: PageContext) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        return try await context.submit { form in
            let (version, subject) = (form.version(context), form.optional("subject", max: 200) ?? "")
            let chosen = form.all("interactions").compactMap { Interaction.ID($0) }
            try form.check()
            let new = try await house.database.write { tx in
                guard let found = try tx.findCase(number: number, visibleTo: member) else { throw CaseRefusal.notFound }
                return try CaseDesk(tx, member).split(found.id, version: version, chosen, subject: subject)
            }
            return context.goTo(Address.case(new.number), saying: Notice("case.did.split"))
        } orShow: { form in
            try await splitPage(context, form: form)
        }
    }
}

/// To which case another is tied, and how, as somebody typed it.
struct TypedTie: Sendable {
    let number: Int
    let how: How

    enum How: String, CaseIterable, Sendable {
        /// It is part of the other.
        case merge
        case related
        case causes
        case duplicates

        var kind: CaseLink.Kind? { CaseLink.Kind(rawValue: rawValue) }
    }

    init(_ form: inout Form) {
        let digits = (form["other"] ?? "").filter(\.isNumber)
        number = Int(digits) ?? 0
        if number == 0 { form.refuse("other", "refusal.joining.other-not-found") }
        how = form.choice("how", of: How.self) ?? .related
    }
}
