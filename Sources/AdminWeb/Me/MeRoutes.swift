import Basics
import Events
import Hummingbird
import Pages
import People
import Store

/// What people choose for themselves: language, time zone, light or dark.
struct MeRoutes: Sendable {
    let database: Database
    let sessions: SessionBook

    func add(to routes: Routes) {
        routes.get("/me", .signedIn, show)
        routes.post("/me", .signedIn, prefer)
        routes.post("/me/theme", .signedIn, setTheme)
        routes.post("/me/language", .signedIn, setLanguage)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(context.person, form: nil))
    }

    @Sendable
    private func prefer(_ request: Request, _ context: PageContext) async throws -> Response {
        let person = try context.person
        return try await context.submit { form in
            let language = form.choice("language", of: Language.self)
            let theme = form.choice("theme", of: Person.Theme.self)
            let timeZone = form.text("time_zone", max: 60)
            try form.check()
            try await write(context) { old in
                Preferences(language: language ?? old.language, timeZone: timeZone, theme: theme ?? old.theme)
            }
            return context.goTo("/me", saying: Notice("admin.me.saved"))
        } orShow: { form in
            try await page(person, form: form)
        }
    }

    @Sendable
    private func setTheme(_ request: Request, _ context: PageContext) async throws -> Response {
        guard let theme = context.form["to"].flatMap(Person.Theme.init) else {
            throw InvalidField("to", "refusal.form.no-choice")
        }
        try await write(context) { Preferences(language: $0.language, timeZone: $0.timeZone, theme: theme) }
        return context.goTo(WayOn(context.form["back"]).path)
    }

    @Sendable
    private func setLanguage(_ request: Request, _ context: PageContext) async throws -> Response {
        guard let language = context.form["to"].flatMap(Language.init) else {
            throw InvalidField("to", "refusal.form.no-choice")
        }
        try await write(context) { Preferences(language: language, timeZone: $0.timeZone, theme: $0.theme) }
        return context.goTo(WayOn(context.form["back"]).path)
    }

    /// The page that comes next must already look as it was chosen, so the session is read anew at once and not only when the
    /// news of it arrives.
    private func write(_ context: PageContext, _ choose: @escaping @Sendable (Person) -> Preferences) async throws {
        let (member, person) = (try context.member, try context.person)
        try await database.write { tx in
            guard let known = try tx.findPerson(person.id) else { throw StaffRefusal.noSuchPerson }
            try Staff(tx, member).prefer(choose(known))
        }
        sessions.refresh(person.id)
    }

    private func page(_ person: Person, form: Form?) async throws -> MePage {
        try await database.read { try MePage(person.id, form: form, in: $0) }
    }
}

extension PageContext {
    /// Who is signed in.
    var person: Person {
        get throws {
            guard let session else { throw ShellRefusal.notSignedIn }
            return session.person
        }
    }
}
