import Basics
import Channels
import Hummingbird
import Pages
import People
import Store

/// The chat on the company's own site: whether there is one, when somebody answers, and what it says.
struct ChatSettingsRoutes: Sendable {
    let database: Database
    let address: String

    func add(to routes: Routes) {
        routes.get("/settings/chat", .needs(.changeSettings), show)
        routes.post("/settings/chat", .needs(.changeSettings), change)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let settings = try await database.read { try $0.chatSettings() }
        return context.show(ChatSettingsPage(form: Form(of: settings), address: address))
    }

    @Sendable
    private func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let wish = ChatSettings(&form)
            try form.check()
            try await database.write { try wish.keep(in: $0, by: member) }
            return context.goTo("/settings/chat", saying: Notice("admin.chat.saved"))
        } orShow: { form in
            ChatSettingsPage(form: form, address: address)
        }
    }
}

extension ChatSettings {
    fileprivate init(_ form: inout Form) {
        self.init(isOn: form.flag("on"))
        if form.flag("limited") { hours = form.hours(isOutside: false) }
        for language in Language.allCases.map(\.rawValue) {
            greeting[language] = form.optional("greeting_\(language)", max: 500)
            away[language] = form.optional("away_\(language)", max: 500)
        }
    }
}

extension Form {
    fileprivate init(of settings: ChatSettings) {
        var values: [String: String] = [:]
        values["on"] = settings.isOn ? "yes" : nil
        values["limited"] = settings.hours == nil ? nil : "yes"
        for (language, text) in settings.greeting { values["greeting_\(language)"] = text }
        for (language, text) in settings.away { values["away_\(language)"] = text }
        self.init(values.merging(settings.hours.map(Form.values(of:)) ?? [:]) { one, _ in one })
    }
}
