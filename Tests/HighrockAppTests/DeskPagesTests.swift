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

@Suite struct `The pages of the desk` {
    @Test(arguments: [Language.russian, .english])
    func `are whole in both languages`(language: Language) async throws {
        let trial = try await DeskTrial.open()
        try await trial.post("/me/language", ["to": language.rawValue])
        try await trial.liveThrough(trial.cast.payment)
        let client = "/clients/\(trial.cast.vector.id)"
        let number = trial.cast.payment.number
        let paths = [
            "/desk", "/desk?line=3", "/desk/queue?line=1", "/desk/day", "/cases",
            "/cases?state=closed&whose=mine&line=2",
            "/cases?client=\(trial.cast.vector.id)&state=all", "/cases/new", "/cases/new?q=век",
            "/cases/new?client=\(trial.cast.vector.id)", "/cases/\(number)", "/cases/\(number)?write=hand-over",
            "/cases/\(number)/head", "/cases/\(number)/timeline", "/cases/\(number)/present",
            "/cases/\(number)/hand-overs/new", "/cases/\(trial.cast.router.number)", "/clients", "/clients?q=орлова",
            "/clients?q=нет-такого", "/clients?show=own", "/clients?show=provisional", "/clients/new", client,
            "\(client)/timeline", "\(client)?channel=email", "\(client)?edit=facts", "\(client)?edit=manager",
            "\(client)?edit=contact", "\(client)?edit=contact&contact=\(trial.cast.anna.id)", "\(client)?edit=point",
            "\(client)?edit=touch", "/find?q=век", "/find?q=", "/find?q=ничего-такого",
        ]
        for path in paths {
            let shown = try await trial.page(path)
            #expect(shown.status == 200, "\(path)")
            #expect(shown.untranslated == [], "\(path)")
        }
    }

    @Test func `show the client's name as the heading of a case`() async throws {
        let trial = try await DeskTrial.open()
        let shown = try await trial.page("/cases/\(trial.cast.payment.number)")
        #expect(shown.html.contains("<h1 class=\"client-name\">"))
        #expect(shown.text.contains("ООО «Вектор»") && shown.text.contains("Не проходит оплата"))
        #expect(shown.text.contains("Платёж по счёту 118 возвращается третий день."))
        #expect(shown.html.contains("/portal/"))
    }

    @Test func `write what clients typed as text and not as markup`() async throws {
        let trial = try await DeskTrial.open()
        let nasty = "<script>alert('1')</script>"
        try await trial.post("/cases/\(trial.cast.payment.number)/notes", ["text": nasty])
        let shown = try await trial.page("/cases/\(trial.cast.payment.number)")
        #expect(!shown.html.contains(nasty) && shown.html.contains("&lt;script&gt;alert"))
    }

    @Test func `teach where there is nothing yet`() async throws {
        let trial = try await DeskTrial.open()
        let shown = try await trial.page("/desk?line=3")
        #expect(shown.text.contains("Очередь пуста") && shown.text.contains("У вас нет открытых заявок"))
    }

    @Test func `take the most urgent of a line`() async throws {
        let trial = try await DeskTrial.open()
        // While the client's own manager is at work, it would be left to her.
        try await trial.site.database.write { [cast = trial.cast] tx in
            let irina = try #require(cast.irina.id)
            _ = try Staff(tx, .program).goAway(irina, from: tx.now - .hours(1), until: tx.now + .days(1))
        }
        let answer = try await trial.post("/queue/1/next")
        #expect(answer.location == "/cases/\(trial.cast.payment.number)")
        #expect(try await trial.current(trial.cast.payment).status == .working)
        // What else waits there belongs to a client of whom this member may not know.
        #expect(try await trial.post("/queue/1/next").location == "/desk?line=1")
    }

    @Test func `say on the case that it is still being read by somebody else`() async throws {
        let trial = try await DeskTrial.open()
        let path = "/cases/\(trial.cast.payment.number)/presence"
        #expect(try await !trial.post(path).text.contains("тоже здесь"))
        #expect(try await trial.post(path, as: trial.boris).text.contains("anna Проверкин — тоже здесь"))
        try await trial.post(path, ["writing": "yes"], as: trial.boris)
        #expect(
            try await trial.page(path.replacing("presence", with: "present")).text.contains("boris Проверкин пишет")
        )
        try await trial.post(path, ["gone": "yes"], as: trial.boris)
        #expect(try await !trial.page("/cases/\(trial.cast.payment.number)").text.contains("boris"))
    }
}

extension DeskTrial {
    /// Everything that can happen to a case, once, so that its page has something of each kind to show.
    func liveThrough(_ known: Case) async throws {
        let path = "/cases/\(known.number)"
        try await post(path + "/taking", version(known))
        try await post(path + "/notes", ["text": "Заметка для коллег"])
        try await post(
            path + "/answers",
            version(known).with("text", "Разбираемся").with("via", "email-\(cast.annasEmail.id)")
        )
        try await post(path + "/answers", version(known).with("text", "Сказала").with("via", "phone"))
        try await post(
            path + "/interactions",
            ["channel": "phone", "direction": "in", "text": "Звонил", "minutes": "4"]
        )
        try await post(path + "/waiting", version(known).with("for", "supplier"))
        try await post(path + "/resumption", version(known))
        let tomorrow = WallTime(site.database.time.now + .days(1), offset: 0).calendarDay
        let due = "\(tomorrow)T18:00"
        let promised = try await post(path + "/promises", ["what": "Перезвоним", "due": due])
        #expect(promised.status == 303)
        let promise = try #require(try await site.database.read { try $0.promises(of: known).first })
        try await post("/promises/\(promise.id)/withdrawal")
        try await post("/promises/\(promise.id)/reopening")
        try await post("/promises/\(promise.id)/keeping")
        let change = ["subject": "Платёж", "kind": "claim", "priority": "4", "product": "АТС"]
        try await post(path + "/changes", version(known).merging(change) { own, _ in own })
        try await post(path + "/hand-overs", version(known).with("to", "line-2").with("summary", "Банк просит письмо"))
        try await post(path + "/taking", version(known), as: boris)
        try await post(path + "/solution", version(known))
        try await post(path + "/reopening", version(known))
        try await post(path + "/solution", version(known))
        try await post(path + "/closure", version(known).with("confirmed", "phone"))
    }
}

extension [String: String] {
    func with(_ name: String, _ value: String) -> [String: String] {
        merging([name: value]) { _, new in new }
    }
}
