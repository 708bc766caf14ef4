import Basics
import Clients
import Desk
import HTTPTypes
import Pages
import People
import Store
import TestSupport
import Testing

@testable import AdminWeb
@testable import Events

@Suite struct `Settings, operations and the journal` {
    @Test func `what is set shows on the public form`() async throws {
        let site = try await Site.open()
        let (_, admin) = try await site.member("boss", .administrator)
        let form = ["name": "Северная связь", "takes_questions": "yes", "greeting_ru": "Ответим в течение часа."]
        let saved = try await site.visit(.post, "/settings", by: admin, form: form)
        #expect(saved.location == "/settings")
        let page = try await site.visit(.get, "/settings", by: admin)
        #expect(page.field("name") == "Северная связь")
        let open = try await site.visit(.get, "/ask")
        #expect(open.text.contains("Северная связь"))
        #expect(open.text.contains("Ответим в течение часа."))
        #expect(page.text.contains(" · Северная связь</title>"))
        #expect(try await site.visit(.get, "/sign-in").text.contains("Северная связь"))
        _ = try await site.visit(.post, "/settings", by: admin, form: ["name": "Северная связь"])
        let closed = try await site.visit(.get, "/ask")
        #expect(!closed.text.contains("name=\"text\""))
        let long = ["greeting_en": String(repeating: "x", count: Company.longestGreeting + 1)]
        #expect(try await site.visit(.post, "/settings", by: admin, form: long).status == .unprocessableContent)
    }

    @Test func `a job that was given up is tried again or buried`() async throws {
        let site = try await Site.open()
        let (_, admin) = try await site.member("boss", .administrator)
        let jobs = try await site.database.write { tx in
            let ids = try ["letter", "report"].compactMap { try tx.enqueue(Job.Kind($0), payload: $0) }
            try tx.run(
                "UPDATE job SET state = 'dead', attempts = 12, ended = \(tx.now), complaint = 'no route to host'"
            )
            return ids
        }
        let page = try await site.visit(.get, "/operations", by: admin)
        #expect(page.text.contains("no route to host"))
        #expect(page.text.contains("12 попыток"))
        _ = try await site.visit(.post, "/operations/jobs/\(jobs[0])/revival", by: admin)
        _ = try await site.visit(.post, "/operations/jobs/\(jobs[1])/burial", by: admin)
        let states = try await site.database.read { snapshot in try jobs.map { try snapshot.findJob($0)?.state } }
        #expect(states == [.waiting, .done])
        let again = try await site.visit(.post, "/operations/jobs/\(jobs[1])/revival", by: admin)
        #expect(again.status == .seeOther)
    }

    @Test func `what waits to go out is counted and listed for those who may know of it`() async throws {
        let site = try await Site.open()
        let (_, boss) = try await site.member("boss", .serviceHead)
        let (_, admin) = try await site.member("admin2", .administrator)
        let quiet = try await site.visit(.get, "/operations", by: boss)
        #expect(quiet.text.contains("пусто, всё отправлено"))
        #expect(try await site.visit(.get, "/operations/outbox", by: boss).text.contains("Ничего не ждёт отправки"))
        try await site.database.write { [cast = site.cast] tx in
            _ = try CaseDesk(tx, cast.irina).answer(cast.payment.id, "Проверяем платёж.", via: .email)
            // Sigma's wall does not name the boss, so not even the count knows of this one.
            _ = try ClientBook(tx, cast.vera).addPoint(.email("office@sigma.example"), to: cast.sigma.id)
            _ = try CaseDesk(tx, cast.vera).answer(cast.secret.id, "Готовим договор.", via: .email)
        }
        let page = try await site.visit(.get, "/operations", by: boss)
        #expect(page.text.contains("1 ответ ждёт отправки"))
        #expect(page.text.contains("href=\"/operations/outbox\""))
        let list = try await site.visit(.get, "/operations/outbox", by: boss)
        #expect(list.text.contains("href=\"/cases/\(site.cast.payment.number)\""))
        #expect(list.text.contains("ООО «Вектор»"))
        // An administrator sees that something waits, and not for whom.
        let bare = try await site.visit(.get, "/operations/outbox", by: admin)
        #expect(bare.text.contains("почта"))
        #expect(!bare.text.contains("Вектор") && !bare.text.contains("оплата"))
    }

    @Test func `the journal keeps a confidential client to those who may know`() async throws {
        let site = try await Site.open()
        let (_, controller) = try await site.member("eye", .controller)
        let page = try await site.visit(.get, "/journal", by: controller)
        #expect(page.text.contains("ООО «Вектор»"))
        #expect(!page.text.contains("Сигма"))
        #expect(!page.text.contains("Слияние с Омегой"))
    }

    @Test func `the journal tells nothing of clients to one who may see none`() async throws {
        let site = try await Site.open()
        let (boss, admin) = try await site.member("boss", .administrator)
        let page = try await site.visit(.get, "/journal", by: admin)
        #expect(page.text.contains("boss") || page.text.contains("\(boss.id)"))
        #expect(!page.text.contains("Вектор"))
    }

    @Test func `the journal narrows down by kind, person and day`() async throws {
        let site = try await Site.open()
        let (boss, admin) = try await site.member("boss", .administrator)
        func lines(_ query: String) async throws -> Int {
            try await site.visit(.get, "/journal?\(query)", by: admin).text.matches(of: /<th scope="row">/).count
        }
        #expect(try await lines("") > 10)
        #expect(try await lines("kind=department.") == 3)
        #expect(try await lines("person=\(boss.id)&kind=session.") == 1)
        #expect(try await lines("from=2001-01-01&to=2001-01-02") == 0)
        #expect(try await lines("subject=person:\(boss.id)&kind=person.added") == 1)
    }

    @Test func `the journal goes on page by page without a gap or a double`() async throws {
        let site = try await Site.open()
        let (boss, admin) = try await site.member("boss", .administrator)
        let count = JournalListPage.pageLength + 7
        try await site.database.write { tx in
            for number in 0..<count {
                _ = try DepartmentTree(tx, try tx.member(boss.id)).add(name: "Отдел \(number)")
            }
        }
        var path: String? = "/journal?kind=department.added&person=\(boss.id)"
        var seen: [String] = []
        while let next = path {
            let page = try await site.visit(.get, next, by: admin)
            seen += page.text.matches(of: /Отдел [0-9]+/).map { String($0.output) }
            path = page.text.firstMatch(of: /href="([^"]*before=[^"]*)"/)
                .map { String($0.output.1).replacing("&amp;", with: "&") }
        }
        #expect(seen == (0..<count).reversed().map { "Отдел \($0)" })
    }

    @Test func `a day ends where the next one begins, in the reader's zone`() throws {
        let day = try #require(Day("2026-03-01"))
        #expect(day.start(in: "Europe/Moscow")?.rfc3339 == "2026-02-28T21:00:00.000Z")
        #expect(day.end(in: "Europe/Moscow")?.rfc3339 == "2026-03-01T21:00:00.000Z")
        #expect(Day("2026-12-31")?.end(in: "GMT")?.rfc3339 == "2027-01-01T00:00:00.000Z")
        for text in ["2026-3-1", "2026-13-01", "yesterday", "2026-03-01T00", "", "----------"] {
            #expect(Day(text) == nil)
        }
    }

    @Test func `a change is told with what it was before`() throws {
        let w = try Reader.sample(.russian).w
        func words(_ kind: String, _ text: String) -> [String] {
            JournalFact.told(by: .sample(kind, text)).map { $0.words(JournalNames(), w) }
        }
        #expect(
            words("person.changed", #"{"position":"старший менеджер","position-before":"менеджер"}"#)
                == ["должность: менеджер → старший менеджер"]
        )
        #expect(
            words(
                "case.handed-over",
                #"{"line":2,"line_from":1,"number":10001,"status":"new","status_from":"working"}"#
            )
                == ["состояние: в работе → новая", "линия: 1-я линия → 2-я линия"]
        )
        #expect(words("case.closed", #"{"confirmed_by":"phone","status":"closed"}"#) == ["подтверждено: по телефону"])
        #expect(
            words("person.roles-set", #"{"roles":"manager","roles-before":""}"#) == [
                "роли: — → менеджер клиентского сервиса"
            ]
        )
        #expect(words("unheard.of", #"{"name":"x"}"#) == [])
    }
}

extension JournalEntry {
    fileprivate static func sample(_ kind: String, _ text: String) -> JournalEntry {
        JournalEntry(
            entry: 1,
            seq: 1,
            at: FixedTime.start,
            actor: .system,
            client: nil,
            subject: Event.Subject(kind: .system, rawValue: 0),
            kind: Event.Kind(kind),
            text: text,
            hash: nil
        )
    }
}
