import Basics
import Desk
import Pages
import People
import TestSupport
import Testing

@Suite struct `Boards and the overview` {
    private static let paths = [
        "/overview", "/overview?days=7", "/overview?days=90", "/boards/line/1", "/boards/line/2",
        "/boards/line/1/inside",
        "/cases?state=unsolved&deadline=near&order=due", "/cases?happened=solved&from=2026-01-01&to=2026-12-31",
        "/cases?happened=ping-pong&department=none&channel=email&for=client", "/cases?choose=people",
        "/cases/bulk/receivers", "/cases/filters/new?state=new",
    ]

    @Test(arguments: [Language.russian, .english])
    func `are whole in both languages`(language: Language) async throws {
        let (trial, head) = try await Self.open()
        try await trial.post("/me/language", ["to": language.rawValue], as: head)
        for path in Self.paths {
            let shown = try await trial.page(path, as: head)
            #expect(shown.status == 200, "\(path)")
            let names = #/\b(?:overview|board|bulk|freed|filter|cases|refusal)\.[a-z][a-z0-9.-]+/#
            let keys = shown.text.matches(of: names)
            #expect(keys.map { String($0.0) } == [] && shown.untranslated == [], "\(path)")
        }
    }

    @Test func `show nothing of a client of whom the reader may not know`() async throws {
        let (trial, head) = try await Self.open()
        let secret = trial.cast.secret
        for path in Self.paths {
            let shown = try await trial.page(path, as: head)
            #expect(!shown.html.contains("Сигма") && !shown.html.contains(secret.subject), "\(path)")
        }
        let version = try await trial.current(secret).version
        let answer = try await trial.post(
            "/cases/bulk",
            ["case": "\(secret.id):\(version)", "act": "prioritise", "priority": "4"],
            as: head
        )
        #expect(answer.status == 200 && !answer.html.contains(secret.subject))
        #expect(try await trial.current(secret).priority == secret.priority)
    }

    @Test func `keep a list that is shown first, and remove it`() async throws {
        let (trial, head) = try await Self.open()
        let list = ["name": "Срочные", "audience": "own", "key": "s", "query": "priority=4", "default": "yes"]
        let kept = try await trial.post("/cases/filters", list, as: head)
        #expect(kept.location == "/cases?priority=4")
        #expect(try await trial.page("/cases", as: head).location == "/cases?priority=4")
        #expect(try await trial.page("/cases", as: trial.anna).status == 200)
        let shown = try await trial.page("/cases?priority=4", as: head)
        #expect(shown.html.contains("data-key=\"f s\"") && shown.text.contains("Изменить список"))
        let refused = try await trial.post("/cases/filters", list.with("audience", "department-zzz"), as: head)
        #expect(refused.status == 422 || refused.status == 400)
        let shared = try await trial.post("/cases/filters", list.with("audience", "everyone"), as: trial.anna)
        #expect(shared.status == 403)
    }

    private static func open() async throws -> (DeskTrial, Visitor) {
        let trial = try await DeskTrial.open()
        _ = try await trial.site.person("head", roles: [.departmentHead])
        return (trial, try await trial.site.signIn("head"))
    }
}
