import Basics
import Clients
import Desk
import Files
import People
import Store
import TestSupport
import Testing

@Suite struct WritingTests {
    @Test func `a template is filled, and refused with gaps that mean nothing`() throws {
        let text = try TemplateText(checking: "Здравствуйте, {{ contact.given }}! Заявка {{case.number}}.")
        #expect(text.fields == [.contactGiven, .caseNumber])
        #expect(
            text.filled(with: [.contactGiven: "Анна {{case.number}}", .caseNumber: "7"])
                == "Здравствуйте, Анна {{case.number}}! Заявка 7."
        )
        #expect(throws: TemplateRefusal.unknownField("client.nmae")) { try TemplateText(checking: "{{client.nmae}}") }
        #expect(throws: TemplateRefusal.self) { try TemplateText(checking: "Привет {{client.name") }
        #expect(TemplateText("{{x}} {{case.number}} {{").filled(with: [.caseNumber: "7"]) == "{{x}} 7 {{")
    }

    @Test(arguments: TestDatabase.engines)
    func `templates are offered where they belong, one for each key`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let book = TemplateBook(tx, cast.vera)
            var wish = TemplateWish(name: "Счёт", text: "{{client.name}}, счёт приложен.")
            wish.shortcut = "Счёт"
            let all = try book.add(wish)
            #expect(throws: TemplateRefusal.shortcutTaken("счёт")) { try book.add(wish) }
            var other = TemplateWish(name: "Сети", text: "…")
            other.department = cast.network.id
            let network = try book.add(other)
            var english = TemplateWish(name: "Hello", text: "Hello")
            english.language = .english
            _ = try book.add(english)
            func offered(_ member: Member) throws -> [Template.ID] {
                try tx.templates(for: member, on: cast.payment, of: .russian).map(\.id)
            }
            #expect(try offered(cast.irina) == [all.id])
            #expect(try offered(cast.pavel) == [network.id, all.id])
            let values = try tx.templateValues(for: cast.payment, of: cast.vector, by: cast.irina.id)
            #expect(all.text.filled(with: values) == "ООО «Вектор», счёт приложен.")
            try book.remove(all.id)
            #expect(try offered(cast.irina).isEmpty)
            #expect(throws: RightsRefusal.self) { try TemplateBook(tx, cast.irina).remove(network.id) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a template tells the client by when there is an answer and a solution`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.read { snapshot in
            let text = TemplateText("Ответим до {{case.answer-by}}, решим до {{case.solution-by}}.")
            let told = try snapshot.filled(text, for: cast.payment, of: cast.vector, by: nil)
            // It came on Monday at noon: an hour, and two days of nine to six, of which six are left today.
            #expect(told == "Ответим до 02.03.2026, 13:00, решим до 04.03.2026, 10:00.")
            var english = cast.vector
            english.language = .english
            let soon = TemplateText("By {{case.answer-by}}")
            #expect(try snapshot.filled(soon, for: cast.payment, of: english, by: nil) == "By 2026-03-02, 13:00")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an answer has the case's subject, or the one that its writer gave it`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let (irina, oleg) = (try #require(cast.irina.id), try #require(cast.oleg.id))
        let place = DraftPlace.answerSubject(on: cast.payment.id)
        try await database.write { tx in
            let desk = CaseDesk(tx, cast.irina)
            #expect(try desk.answer(cast.payment.id, "x", via: .email).subject == cast.payment.subject)
            #expect(try desk.answer(cast.payment.id, "x", via: .email, subject: " ").subject == cast.payment.subject)
            #expect(
                try desk.answer(cast.payment.id, "x", via: .portal, subject: "Иная").subject == cast.payment.subject
            )
            #expect(throws: InvalidField.self) {
                try desk.answer(cast.payment.id, "x", via: .email, subject: String(repeating: "я", count: 201))
            }
            try tx.keepDraft(of: irina, at: .answer(on: cast.payment.id), "Добрый день")
            try tx.keepDraft(of: irina, at: place, "Договор")
            try CaseDesk(tx, cast.oleg).adoptDraft(of: irina, on: cast.payment.id)
            #expect(try tx.drafts(of: oleg, on: cast.payment.id)[place] == "Договор")
            #expect(try desk.answer(cast.payment.id, "x", via: .email, subject: "Договор").subject == "Договор")
            #expect(try tx.draft(of: irina, at: place) == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `whoever is named in a note is called, if they may know`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            _ = try CaseDesk(tx, cast.irina).note(
                cast.payment.id,
                "@Oleg, @pavel. Посмотрите? anna@oleg.example @nobody"
            )
            let calls = try tx.attentions(of: cast.oleg)
            #expect(calls.map(\.kind) == [.mention] && calls.first?.byName == cast.irina.name)
            #expect(try tx.attentions(of: cast.pavel).count == 1 && tx.attentions(of: cast.nina).isEmpty)
            #expect(try tx.attended(try #require(cast.oleg.id), to: cast.payment.id) == 1)
            #expect(try tx.attentions(of: cast.oleg).isEmpty)
            #expect(throws: CaseRefusal.mentionedMayNotKnow("Олег Волков")) {
                try CaseDesk(tx, cast.vera).note(cast.secret.id, "@oleg, глянь")
            }
        }
    }

    @Test func `a note falls into what names somebody and the rest, and nothing is lost`() {
        #expect(
            Mention.pieces(of: "@Oleg, глянь. a@b.example (@pavel.)") == [
                .login("oleg", written: "@Oleg"), .plain(", глянь. a@b.example ("), .login("pavel", written: "@pavel"),
                .plain(".)"),
            ]
        )
        for text in ["", "@", "@@x", "слово @-x @x_ @y", "@a@b", "@один @два"] {
            let written = Mention.pieces(of: text).map {
                if case .login(_, let written) = $0 { written } else { "\($0)" }
            }
            let whole = Mention.pieces(of: text).map { piece in
                switch piece {
                case .plain(let text): text
                case .login(_, let written): written
                }
            }
            #expect(whole.joined() == text, "\(written)")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `those are offered to be named who may know of the client, and named ones are known`(on engine: Dialect)
        async throws
    {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            for login in ["irina", "oleg", "pavel", "vera"] {
                try tx.run("UPDATE person SET state = 'active' WHERE login = \(login)")
            }
            func offered(_ beginning: String, on found: Case) throws -> [String] {
                try tx.colleagues(beginning, on: found, besides: cast.irina).map(\.login)
            }
            #expect(try Set(offered("", on: cast.payment)) == ["oleg", "pavel", "vera"])
            #expect(try offered("Вол", on: cast.payment) == ["oleg"])
            #expect(try offered("pav", on: cast.payment) == ["pavel"])
            #expect(try offered("", on: cast.secret) == ["vera"])
            #expect(try offered("nina", on: cast.payment).isEmpty)
            _ = try CaseDesk(tx, cast.irina).note(cast.payment.id, "@Pavel, @nobody и @oleg")
            let page = try #require(try tx.casePage(number: cast.payment.number, for: cast.irina))
            #expect(page.luggage.colleagues.mapValues(\.name.family) == ["pavel": "Дятлов", "oleg": "Волков"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `colleagues see what was begun and go on with it`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let (irina, oleg) = (try #require(cast.irina.id), try #require(cast.oleg.id))
        let place = DraftPlace.answer(on: cast.payment.id)
        try await database.write { tx in
            try tx.keepDraft(of: irina, at: place, "Уважаемая Анна!")
            #expect(try tx.answersBegun(on: cast.payment.id, besides: cast.irina).isEmpty)
            #expect(try tx.answersBegun(on: cast.payment.id, besides: cast.oleg).map(\.text) == ["Уважаемая Анна!"])
            try tx.keepDraft(of: oleg, at: place, "Добрый день.")
            try CaseDesk(tx, cast.oleg).adoptDraft(of: irina, on: cast.payment.id)
            #expect(try tx.draft(of: oleg, at: place) == "Добрый день.\n\nУважаемая Анна!")
            #expect(throws: CaseRefusal.notFound) {
                try CaseDesk(tx, cast.oleg).adoptDraft(of: irina, on: cast.secret.id)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `files go with the answer, and come back when it is taken back`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let irina = try #require(cast.irina.id)
        let place = DraftPlace.answer(on: cast.payment.id)
        try await database.write { tx in
            let kept = try tx.keep(["a.txt", "b.txt"].map { NewFile(name: $0, mediaType: "text/plain", bytes: [1]) })
            for file in kept { try tx.attach(file, of: irina, at: place) }
            try tx.detach(kept[1].id, of: irina, at: place)
            #expect(try tx.file(kept[1].id) == nil)
            let desk = CaseDesk(tx, cast.irina)
            #expect(throws: CaseRefusal.carriesNoFiles(.phone)) {
                try desk.answer(cast.payment.id, "x", via: .phone, withDraftFiles: true)
            }
            let answer = try desk.answer(cast.payment.id, "Вот", via: .email, withDraftFiles: true)
            #expect(
                try tx.files(of: [answer.id])[answer.id] == [kept[0]] && tx.draftFiles(of: irina, at: place).isEmpty
            )
            #expect(try tx.file(kept[0].id, of: answer.id, visibleTo: cast.oleg) == kept[0])
            _ = try desk.withdrawAnswer(answer.id)
            #expect(try tx.draftFiles(of: irina, at: place) == [kept[0]])
            try tx.detach(kept[0].id, of: irina, at: place)
            #expect(try tx.file(kept[0].id) == kept[0])
        }
    }
}
