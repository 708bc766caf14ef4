import Basics
import Hummingbird
import Pages
import People
import Store

/// What an administrator sets for the whole company.
struct SettingsRoutes: Sendable {
    let database: Database
    let signboard: Signboard
    let address: String

    func add(to routes: Routes) {
        routes.get("/settings", .needs(.changeSettings), show)
        routes.post("/settings", .needs(.changeSettings), change)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let company = try await database.read { try $0.company() }
        return context.show(SettingsPage(form: SettingsPage.filled(with: company), address: address))
    }

    @Sendable
    private func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let name = form.optional("name", max: Company.longestName) ?? ""
            let takesQuestions = form.flag("takes_questions")
            var greeting: [Language: String] = [:]
            for language in Language.allCases {
                greeting[language] = form.optional("greeting_\(language.rawValue)", max: Company.longestGreeting)
            }
            try form.check()
            let wish = Company(name: name, takesQuestions: takesQuestions, greeting: greeting)
            try await database.write { _ = try CompanyBook($0, member).change(to: wish) }
            // The next page already shows it; other nodes read of it in the journal.
            signboard.turn()
            return context.goTo("/settings", saying: Notice("admin.settings.saved"))
        } orShow: { form in
            SettingsPage(form: form, address: address)
        }
    }
}
