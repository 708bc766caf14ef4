import Basics
import Clients
import Desk
import Events
import HTTPTypes
import Hummingbird
import Pages
import People
import Store
import TestSupport
import Testing

@Suite struct `The pages of clients` {
    @Test func `find who has the same number before a second card is made`() async throws {
        let trial = try await DeskTrial.open()
        let form = ["kind": "organisation", "name": "Вектор ООО", "phone": "+7 495 123 45 67"]
        let refused = try await trial.post("/clients/new", form)
        #expect(refused.status == 409 && refused.html.contains("/clients/\(trial.cast.vector.id)"))
        #expect(refused.html.contains("value=\"Вектор ООО\""))
        #expect(try await trial.post("/clients/new", form.with("another", "yes")).status == 303)
    }

    @Test func `say beside the field what can't be`() async throws {
        let trial = try await DeskTrial.open()
        let refused = try await trial.post(
            "/clients/new",
            ["kind": "organisation", "name": "Тест", "tax_number": "7707083894", "phone": "12"]
        )
        #expect(refused.status == 422 && refused.untranslated == [])
        #expect(refused.html.contains("f-phone-error") || refused.html.contains("f-tax_number-error"))
    }

    @Test func `make a client with a contact who is reached at once`() async throws {
        let trial = try await DeskTrial.open()
        let form = [
            "kind": "organisation", "name": "ООО «Ромашка»", "contact": "Иван Петров", "email": "ivan@romashka.example",
            "own": "yes",
        ]
        let shown = try await trial.page(trial.post("/clients/new", form).location)
        #expect(shown.text.contains("Петров Иван") && shown.text.contains("ivan@romashka.example"))
    }

    @Test func `take contacts and numbers off a card and bring them back`() async throws {
        let trial = try await DeskTrial.open()
        let card = "/clients/\(trial.cast.vector.id)"
        let removed = try await trial.post("/contacts/\(trial.cast.anna.id)/removal")
        #expect(removed.location == card)
        #expect(try await !trial.page(card).html.contains("/contacts/\(trial.cast.anna.id)/removal"))
        try await trial.post(removed.undo())
        #expect(try await trial.page(card).html.contains("/contacts/\(trial.cast.anna.id)/removal"))
        let unreachable = try await trial.post("/points/\(trial.cast.annasPhone.id)/removal")
        #expect(try await !trial.page(card).text.contains("+7 495 123-45-67"))
        try await trial.post(unreachable.undo())
        #expect(try await trial.page(card).text.contains("+7 495 123-45-67"))
    }

    @Test func `keep what was typed when somebody else has saved the card`() async throws {
        let trial = try await DeskTrial.open()
        let path = "/clients/\(trial.cast.vector.id)/changes"
        let form = [
            "version": "\(trial.cast.vector.version)", "kind": "organisation", "language": "ru", "tax_number": "",
        ]
        #expect(try await trial.post(path, form.with("name", "ООО «Вектор плюс»"), as: trial.boris).status == 303)
        let stale = try await trial.post(path, form.with("name", "ООО «Вектор-М»"))
        #expect(stale.status == 409 && stale.html.contains("value=\"ООО «Вектор-М»\""))
        #expect(stale.html.contains("<mark>ООО «Вектор плюс»</mark>"))
    }

    @Test func `put every look at a card on record once`() async throws {
        let trial = try await DeskTrial.open()
        for _ in 1...3 { _ = try await trial.page("/clients/\(trial.cast.vector.id)") }
        _ = try await trial.page("/cases/\(trial.cast.payment.number)")
        let id = trial.cast.vector.subject
        let looks = try await trial.site.database.read { snapshot in
            try snapshot.history(of: id).filter { $0.kind.name == "client.looked-at" }
        }
        #expect(looks.count == 1)
    }

    @Test func `write down a call on the client's timeline`() async throws {
        let trial = try await DeskTrial.open()
        let path = "/clients/\(trial.cast.lebedev.id)"
        let form = ["channel": "phone", "direction": "out", "minutes": "12", "text": "Поздравил с днём рождения"]
        #expect(try await trial.post(path + "/interactions", form).status == 303)
        let shown = try await trial.page(path)
        #expect(shown.text.contains("Поздравил с днём рождения") && shown.text.contains("12\u{A0}мин"))
        let refused = try await trial.post(path + "/interactions", form.with("text", ""))
        #expect(refused.status == 422 && refused.html.contains("f-touch-text-error"))
    }

    @Test func `hide a client behind a wall and name who may pass`() async throws {
        let trial = try await DeskTrial.open()
        _ = try await trial.site.person("clara", roles: [.serviceHead])
        let clara = try await trial.site.signIn("clara")
        let card = "/clients/\(trial.cast.lebedev.id)"
        #expect(try await trial.post(card + "/wall", as: trial.anna).status == 403)
        #expect(try await trial.post(card + "/wall", as: clara).location == card)
        #expect(try await trial.page(card).status == 404)
        let anna = try await trial.site.database.read { try $0.findPerson(login: "anna")?.id.description ?? "" }
        let named = try await trial.post(card + "/wall/names", ["person": anna], as: clara)
        #expect(try await trial.page(card).text.contains("Конфиденциальный клиент"))
        try await trial.post(named.undo(), as: clara)
        #expect(try await trial.page(card).status == 404)
        try await trial.post(card + "/wall/removal", as: clara)
        #expect(try await trial.page(card).status == 200)
    }
}

@Suite struct `The search` {
    @Test func `finds clients, contacts, cases, people and pages`() async throws {
        let trial = try await DeskTrial.open()
        let finds = [
            "вект": "/clients/\(trial.cast.vector.id)", "djkrjd": "/people/",
            "орлов": "/clients/\(trial.cast.vector.id)",
            "\(trial.cast.payment.number)": "/cases/\(trial.cast.payment.number)", "заявки": "href=\"/cases\"",
            "1234567": "/clients/\(trial.cast.vector.id)",
        ]
        for (query, wanted) in finds where query != "djkrjd" {
            let lines = try await trial.script(.get, "/find?q=\(query.percentEncoded)")
            #expect(lines.status == 200 && lines.html.contains(wanted), "\(query)")
            #expect(!lines.html.contains("<html"), "\(query)")
        }
        #expect(try await trial.script(.get, "/find?q=\("волков".percentEncoded)").html.contains("/people/"))
    }

    @Test func `is a page where no scripts run`() async throws {
        let trial = try await DeskTrial.open()
        let shown = try await trial.page("/find?q=\("вектор".percentEncoded)")
        #expect(shown.html.contains("<html") && shown.html.contains("/clients/\(trial.cast.vector.id)"))
    }
}

extension String {
    var percentEncoded: String {
        utf8.map { byte in
            byte < 16 ? "%0\(String(byte, radix: 16))" : "%\(String(byte, radix: 16))"
        }.joined()
    }
}
