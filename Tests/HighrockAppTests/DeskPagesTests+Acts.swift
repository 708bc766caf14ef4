import Basics
import Clients
import Desk
import HTTPTypes
import Hummingbird
import Pages
import People
import Store
import TestSupport
import Testing

@Suite struct `What is done on a case` {
    @Test func `leads through its whole life, and each step can be taken back`() async throws {
        let trial = try await DeskTrial.open()
        let (known, path) = (trial.cast.payment, "/cases/\(trial.cast.payment.number)")
        #expect(try await trial.post(path + "/taking", trial.version(known)).location == path)

        let aside = try await trial.post(path + "/waiting", trial.version(known).with("for", "client"))
        #expect(try await trial.current(known).status == .waiting(.client))
        try await trial.post(aside.undo())
        #expect(try await trial.current(known).status == .working)

        let solved = try await trial.post(path + "/solution", trial.version(known))
        #expect(try await trial.current(known).status == .solved)
        try await trial.post(solved.undo())
        #expect(try await trial.current(known).status == .working)

        let closed = try await trial.post(path + "/closure", trial.version(known).with("confirmed", "meeting"))
        #expect(try await trial.current(known).isClosed)
        try await trial.post(closed.undo())
        #expect(try await trial.current(known).status == .working)
    }

    @Test func `puts back what a correction has changed`() async throws {
        let trial = try await DeskTrial.open()
        let (known, path) = (trial.cast.payment, "/cases/\(trial.cast.payment.number)")
        let change = ["subject": "Другая тема", "kind": "claim", "priority": "1", "product": "АТС"]
        let changed = try await trial.post(path + "/changes", trial.version(known).merging(change) { own, _ in own })
        #expect(try await trial.current(known).subject == "Другая тема")
        try await trial.post(changed.undo())
        let now = try await trial.current(known)
        #expect(now.subject == known.subject && now.kind == known.kind && now.priority == known.priority)
        #expect(now.product == nil)
    }

    @Test func `lets an answer wait, and brings the words of a withdrawn one back into the field`() async throws {
        let trial = try await DeskTrial.open()
        let (known, path) = (trial.cast.payment, "/cases/\(trial.cast.payment.number)")
        let form = try await trial.version(known).with("text", "Проверим и напишем")
            .with("via", "email-\(trial.cast.annasEmail.id)")
        let sent = try await trial.post(path + "/answers", form)
        #expect(try await trial.page(path).text.contains("ждёт отправки"))
        try await trial.post(sent.undo())
        let shown = try await trial.page(path)
        #expect(shown.text.contains("отозвано"))
        #expect(shown.html.contains("\nПроверим и напишем</textarea>"))
    }

    @Test func `asks for the summary of a hand-over beside its field`() async throws {
        let trial = try await DeskTrial.open()
        let (known, path) = (trial.cast.payment, "/cases/\(trial.cast.payment.number)")
        let person = "person-\(trial.cast.pavel.id?.description ?? "")"
        let refused = try await trial.post(path + "/hand-overs", trial.version(known).with("to", person))
        #expect(refused.status == 422)
        #expect(refused.html.contains("id=\"f-summary-error\"") && refused.text.contains("что должен знать следующий"))
        #expect(refused.html.contains("<option value=\"\(person)\" selected>"))
        #expect(try await trial.current(known).handOvers == 0)

        let summary = "Клиенту нужно письмо в банк"
        let done = try await trial.post(
            path + "/hand-overs",
            trial.version(known).with("to", person).with("summary", summary)
        )
        #expect(done.status == 303)
        #expect(try await trial.current(known).worker == trial.cast.pavel.id)
        try await trial.post(done.undo())
        #expect(try await trial.current(known).worker != trial.cast.pavel.id)
    }

    @Test func `says beside the field that nobody was chosen`() async throws {
        let trial = try await DeskTrial.open()
        let path = "/cases/\(trial.cast.payment.number)/hand-overs"
        let form = try await trial.version(trial.cast.payment).with("summary", "Нужно письмо в банк")
        let refused = try await trial.post(path, form)
        #expect(refused.status == 422 && refused.html.contains("id=\"f-to-error\""))
        #expect(refused.html.contains("Нужно письмо в банк</textarea>"))
    }

    @Test func `keeps drafts until they are sent`() async throws {
        let trial = try await DeskTrial.open()
        let (known, place) = (trial.cast.payment, "/drafts/note-\(trial.cast.payment.id)")
        #expect(try await trial.script(.put, place, "Недописанное").status == 204)
        #expect(try await trial.page("/cases/\(known.number)").html.contains("\nНедописанное</textarea>"))
        #expect(try await !trial.page("/cases/\(known.number)", as: trial.boris).html.contains("Недописанное"))
        try await trial.post("/cases/\(known.number)/notes", ["text": "Дописанное"])
        #expect(try await !trial.page("/cases/\(known.number)").html.contains("Недописанное"))
        #expect(try await trial.script(.put, "/drafts/nowhere-1", "x").status == 404)
    }
}

@Suite struct `A write over a newer version` {
    @Test func `shows both versions, what happened since, and loses nothing`() async throws {
        let trial = try await DeskTrial.open()
        let (known, path) = (trial.cast.payment, "/cases/\(trial.cast.payment.number)")
        let seen = try await trial.version(known)
        try await trial.post(path + "/notes", ["text": "Банк уже ответил"], as: trial.boris)
        let typed = seen.with("text", "Мы спросим у банка").with("via", "email-\(trial.cast.annasEmail.id)")
        let stale = try await trial.post(path + "/answers", typed)
        #expect(stale.status == 409)
        #expect(stale.html.contains("\nМы спросим у банка</textarea>"))
        #expect(stale.text.contains("Банк уже ответил") && stale.text.contains("boris Проверкин добавил заметку"))
        #expect(stale.untranslated == [])
        let next = try await trial.current(known).version
        #expect(stale.html.contains("name=\"version\" value=\"\(next)\""))
        #expect(try await trial.post(path + "/answers", typed.with("version", "\(next)")).status == 303)
    }

    @Test func `marks which fields stand otherwise now`() async throws {
        let trial = try await DeskTrial.open()
        let (known, path) = (trial.cast.payment, "/cases/\(trial.cast.payment.number)")
        let seen = try await trial.version(known)
        let fields = ["subject": "Тема от Бориса", "kind": "incident", "priority": "3", "product": ""]
        try await trial.post(path + "/changes", seen.merging(fields) { own, _ in own }, as: trial.boris)
        let stale = try await trial.post(
            path + "/changes",
            seen.merging(fields.with("subject", "Тема от Анны")) { own, _ in own }
        )
        #expect(stale.status == 409)
        #expect(stale.html.contains("value=\"Тема от Анны\"") && stale.html.contains("<mark>Тема от Бориса</mark>"))
    }

    @Test(arguments: [
        "waiting": ["for": "client"], "solution": [:], "closure": ["confirmed": "phone"],
        "hand-overs": ["to": "line-2", "summary": "Нужно письмо в банк"],
    ])
    func `asks again, whatever the act was`(act: String, form: [String: String]) async throws {
        let trial = try await DeskTrial.open()
        let (known, path) = (trial.cast.payment, "/cases/\(trial.cast.payment.number)")
        try await trial.post(path + "/taking", trial.version(known))
        let seen = try await trial.version(known)
        try await trial.post(path + "/notes", ["text": "Что-то новое"], as: trial.boris)
        let stale = try await trial.post("\(path)/\(act)", seen.merging(form) { own, _ in own })
        #expect(stale.status == 409 && stale.text.contains("Что-то новое") && stale.untranslated == [])
        for (name, value) in form { #expect(stale.html.contains(name) && stale.html.contains(value)) }
        let again = try await trial.version(known).merging(form) { own, _ in own }
        #expect(try await trial.post("\(path)/\(act)", again).status == 303)
    }
}

@Suite struct `A client of whom somebody may not know` {
    @Test func `is nowhere on the desk`() async throws {
        let trial = try await DeskTrial.open()
        let (secret, sigma) = (trial.cast.secret, trial.cast.sigma)
        let hidden = [
            "/cases/\(secret.number)", "/cases/\(secret.number)/head", "/cases/\(secret.number)/timeline",
            "/cases/\(secret.number)/present", "/cases/\(secret.number)/hand-overs/new", "/clients/\(sigma.id)",
            "/clients/\(sigma.id)/timeline", "/cases/new?client=\(sigma.id)", "/cases?client=\(sigma.id)",
        ]
        for path in hidden { #expect(try await trial.page(path).status == 404, "\(path)") }
        for path in ["/desk", "/cases", "/clients", "/clients?q=сигма", "/find?q=сигма", "/find?q=\(secret.number)"] {
            let shown = try await trial.page(path)
            #expect(shown.status == 200 && !shown.text.contains("Сигма") && !shown.text.contains("Слияние"), "\(path)")
        }
        #expect(try await trial.page("/desk/queue?line=1").html.contains("<span class=\"count\">1</span>"))
    }

    @Test(arguments: ["notes", "taking", "answers", "solution", "presence", "hand-overs"])
    func `has no acts either`(act: String) async throws {
        let trial = try await DeskTrial.open()
        let form = ["version": "1", "text": "x", "via": "portal", "to": "line-2", "summary": "Раз два три"]
        #expect(try await trial.post("/cases/\(trial.cast.secret.number)/\(act)", form).status == 404)
    }
}
