import Basics
import Clients
import Desk
import Events
import Pages
import People
import Store
import TestSupport
import Testing

@testable import DeskWeb

@Suite struct `The history of a case` {
    @Test(arguments: [Language.russian, .english])
    func `is told in sentences`(language: Language) async throws {
        let trial = try await DeskTrial.open()
        try await trial.post("/me/language", ["to": language.rawValue])
        try await trial.liveThrough(trial.cast.payment)
        let w = try Reader.sample(language).w
        let id = trial.cast.payment.eventSubject
        let (events, names) = try await trial.site.database.read { snapshot in
            let entries = try snapshot.history(of: id)
            return (entries.map(PastEvent.init), try snapshot.peopleNames(entries.flatMap(\.people)))
        }
        let sentences = Sentences(names: Names(names), departments: [:], clientName: "Вектор")
        #expect(Set(events.map(\.kind)).count >= 15)
        for event in events {
            let sentence = sentences.sentence(about: event, w)
            #expect(
                !sentence.contains("history.") && !sentence.contains("{") && !sentence.contains(event.kind),
                "\(sentence)"
            )
        }
    }

    @Test func `says who handed the case over, and where to`() async throws {
        let trial = try await DeskTrial.open()
        let (known, path) = (trial.cast.payment, "/cases/\(trial.cast.payment.number)")
        let summary = "Банк просит письмо с реквизитами"
        try await trial.post(path + "/hand-overs", trial.version(known).with("to", "line-2").with("summary", summary))
        let shown = try await trial.page(path)
        #expect(shown.text.contains("anna Проверкин передал на 2-ю линию") && shown.text.contains(summary))
        try await trial.post("/me/language", ["to": "en"])
        #expect(try await trial.page(path).text.contains("handed the case to the 2nd line"))
    }

    @Test(arguments: [
        PersonName(family: "Соколова", given: "Ирина"),
        PersonName(family: "Черных", given: "Ольга", patronymic: "Павловна"),
        PersonName(family: "Шевченко", given: "Любовь", patronymic: "Ивановна"),
        PersonName(family: "Белая", given: "Любовь"),
    ])
    func `is told of women in their form`(name: PersonName) {
        #expect(GrammaticalGender(of: name) == .she)
    }

    @Test(arguments: [
        PersonName(family: "Волков", given: "Олег"), PersonName(family: "Черных", given: "Никита"),
        PersonName(family: "Шевченко", given: "Илья", patronymic: "Ильич"), PersonName(given: "Highrock"),
    ])
    func `is told of men in theirs`(name: PersonName) {
        #expect(GrammaticalGender(of: name) == .he)
    }
}

@Suite struct `The words of the desk` {
    @Test(arguments: [Language.russian, .english])
    func `are there for whatever is put together from parts`(language: Language) throws {
        let lexicon = try Reader.sample(language).w.lexicon
        let ways: [ContactChannel] = [.email, .portal, .message, .phone, .meeting, .letter]
        let keys =
            CaseAct.allCases.map { "case.act.\($0.rawValue)" }
            + WaitingFor.allCases.map { "case.set-aside.\($0.rawValue)" }
            + ways.map { "case.answer.via.\($0.rawValue)" } + Line.allCases.map { "history.line.\($0.rawValue)" }
            + CaseListFilter.states.map { "cases.state.\($0)" }
            + CaseListFilter.Whose.allCases.map { "cases.whose.\($0.rawValue)" }
            + ClientListPage.Shown.allCases.flatMap {
                [
                    "clients.shown.\($0.rawValue)", "clients.none.\($0.rawValue).title",
                    "clients.none.\($0.rawValue).text",
                ]
            }
        for key in keys { #expect(lexicon.has(key), "\(key)") }
    }
}

@Suite struct `News of the desk` {
    @Test func `reach the lists and the case that they are about`() async throws {
        let trial = try await DeskTrial.open()
        let known = trial.cast.payment
        try await trial.post("/cases/\(known.number)/taking", trial.version(known))
        let (entry, anna) = try await trial.site.database.read { snapshot in
            (try snapshot.history(of: known.eventSubject).last, try snapshot.findPerson(login: "anna")?.id)
        }
        let topics = Set(DeskTopics.of(try #require(entry)).map(\.name))
        let person = try #require(anna)
        #expect(topics.isSuperset(of: ["case:\(known.id)", "client:\(known.client)", "queue:1", "day:\(person)"]))
    }

    @Test func `are heard by those who may see`() async throws {
        let trial = try await DeskTrial.open()
        let (cast, maySee) = (trial.cast, DeskTopics.maySee(trial.site.database))
        let secret = try #require(Topic("case:\(cast.secret.id)"))
        #expect(try await maySee(cast.irina, secret))
        #expect(try await !maySee(cast.oleg, secret))
        #expect(try await !maySee(cast.oleg, try #require(Topic("client:\(cast.sigma.id)"))))
        let irina = try #require(cast.irina.id)
        #expect(try await maySee(cast.irina, try #require(Topic("day:\(irina)"))))
        #expect(try await !maySee(cast.oleg, try #require(Topic("day:\(irina)"))))
        #expect(try await !maySee(cast.administrator, try #require(Topic("queue:1"))))
        #expect(try await !maySee(cast.irina, try #require(Topic("anything:1"))))
    }
}
