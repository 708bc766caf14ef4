import Basics
import Channels
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// Letters that wait for a person: read once more, or said by hand what they belong to.
struct SortingRoutes: Sendable {
    let database: Database

    func add(to routes: Routes) {
        routes.get("/operations/letters", .needs(.sortMail), list)
        routes.post("/operations/letters/{id}/retry", .needs(.sortMail), retry)
        routes.post("/operations/letters/{id}/dismissal", .needs(.sortMail), dismiss)
        routes.post("/operations/letters/{id}/return", .needs(.sortMail), retrieve)
        routes.post("/operations/letters/{id}/assignment", .needs(.sortMail), assign)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await database.read { try SortingPage(in: $0) })
    }

    @Sendable
    private func retry(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: KeptLetter.ID.self))
        try await database.write { try LetterSorting($0, member).retry(id) }
        return context.goTo("/operations/letters", saying: Notice("admin.letters.retried"))
    }

    @Sendable
    private func dismiss(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: KeptLetter.ID.self))
        try await database.write { try LetterSorting($0, member).dismiss(id) }
        let notice = Notice("admin.letters.dismissed", undo: "/operations/letters/\(id)/return")
        return context.goTo("/operations/letters", saying: notice)
    }

    @Sendable
    private func retrieve(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: KeptLetter.ID.self))
        try await database.write { try LetterSorting($0, member).retrieve(id) }
        return context.goTo("/operations/letters", saying: Notice("admin.letters.retrieved"))
    }

    @Sendable
    private func assign(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: KeptLetter.ID.self))
        return try await context.submit { form in
            let word = form.text("to", max: 40)
            try form.check()
            let target = try SortingTarget(word)
            let found = try await database.write { tx in
                switch target {
                case .case(let number): try LetterSorting(tx, member).assign(id, toCase: number)
                case .client(let client): try LetterSorting(tx, member).assign(id, to: client)
                }
            }
            let notice = Notice("admin.letters.assigned", ["number": "\(found.number)"])
            return context.goTo("/operations/letters", saying: notice)
        } orShow: { form in
            try await database.read { try SortingPage(id, form: form, in: $0) }
        }
    }
}

/// What a letter is said to belong to: a case by its number, or a client by the end of its card's address.
enum SortingTarget {
    case `case`(Int)
    case client(Client.ID)

    init(_ word: String) throws(InvalidField) {
        let last = word.split(separator: "/").last.map(String.init) ?? word
        if let number = Int(last.drop { $0 == "#" || $0 == "№" }.trimmingPrefix(" ")), number > 0 {
            self = .case(number)
        } else if let client = Client.ID(last) {
            self = .client(client)
        } else {
            throw InvalidField("to", "refusal.letter.target")
        }
    }
}
