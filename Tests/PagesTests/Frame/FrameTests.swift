import Basics
import Foundation
import HTML
import Pages
import People
import Testing

@Suite struct `A page in its frame` {
    static let anna = Member(
        id: ID(rawValue: 7),
        name: PersonName(family: "Иванова", given: "Анна", patronymic: "Сергеевна"),
        permissions: Rights.permissions(of: [.serviceHead, .administrator])
    )

    private func write(_ page: some Page, _ language: Language, member: Member? = Self.anna) throws -> String {
        Frame(page: page, reader: try .sample(language, member: member)).rendered
    }

    @Test(arguments: Language.allCases)
    func `says its language, its name and where it stands`(language: Language) throws {
        let text = try write(ComponentsPage(form: Form()), language)
        #expect(text.hasPrefix("<!doctype html>\n<html lang=\"\(language.rawValue)\""))
        #expect(text.contains("<title>Образцы · Highrock</title>"))
        #expect(text.contains(#"href="/clients" aria-current="page""#))
        #expect(text.contains(#"data-back="/desk""#))
        #expect(text.contains(#"data-live-topics="queue:1""#))
    }

    @Test func `leaves no text untranslated`() throws {
        let text = try write(ComponentsPage(form: Form()), .english) + write(SampleDesk(), .russian)
        let keys = text.matches(of: #/>\s*([a-z]+\.[a-z.-]+)\s*</#).map { String($0.1) }
        #expect(keys == [])
    }

    @Test func `shows only the places that the reader may enter`() throws {
        let clerk = Member(id: ID(rawValue: 8), name: PersonName(given: "Пётр"), permissions: [.seeClients])
        let text = try write(SampleDesk(), .russian, member: clerk)
        #expect(text.contains(#"href="/clients""#))
        #expect(!text.contains(#"href="/desk""#) && !text.contains(#"href="/settings""#))
    }

    @Test func `carries the token in every form that is sent`() throws {
        let text = try write(ComponentsPage(form: Form()), .russian)
        let forms = text.components(separatedBy: "method=\"post\"").count - 1
        #expect(forms > 3)
        #expect(text.components(separatedBy: #"name="_csrf" value="sample-token""#).count - 1 == forms)
    }

    @Test func `says beside a field what would be right, tied to it`() throws {
        var form = Form(["subject": "<b>", "email": "x"])
        form.refuse("subject", "refusal.form.too-long", ["most": "1", "length": "3"])
        let text = try write(ComponentsPage(form: form), .russian)
        #expect(text.contains(#"aria-describedby="f-subject-hint f-subject-error""#))
        #expect(text.contains(#"id="f-subject-error""#))
        #expect(text.contains("Слишком длинно: 3 знаков"))
        #expect(text.contains(#"value="&lt;b&gt;""#))
        #expect(text.contains(#"aria-invalid="true""#))
    }

    @Test func `offers choices under headings, those that have any`() throws {
        let groups = [ChoiceGroup("Линия", [Choice("line-1", "1-я")]), ChoiceGroup("Человек", [])]
        let field = SelectField("to", "Кому", Form(["to": "line-1"]), try .sample(.russian), groups: groups, empty: "…")
        #expect(field.rendered.contains(#"<optgroup label="Линия"><option value="line-1" selected>1-я</option>"#))
        #expect(!field.rendered.contains("Человек"))
    }

    @Test func `says beneath several boxes what is wrong with them together`() throws {
        var form = Form()
        form.refuse("scopes", "refusal.form.choose")
        let boxes = FieldSet("scopes", "Что можно", form, try .sample(.russian)) { CheckField("scope-a", "А", form) }
        #expect(boxes.rendered.contains("Выберите из списка."))
        #expect(boxes.rendered.contains("invalid"))
    }

    @Test func `never writes a password back`() throws {
        let field = TextField(
            "password",
            "Пароль",
            Form(["password": "secret"]),
            try .sample(.russian),
            kind: .password
        )
        #expect(!field.rendered.contains("secret"))
    }

    @Test func `keeps the first line feed of what was typed`() throws {
        let area = TextArea("text", "Текст", Form(["text": "\nx"]), try .sample(.russian))
        #expect(area.rendered.contains(">\n\nx</textarea>"))
    }

    @Test func `has an identity for each thing once`() throws {
        for text in [try write(ComponentsPage(form: Form()), .russian), try write(SampleDesk(), .russian)] {
            let ids = text.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
            #expect(Set(ids).count == ids.count)
        }
    }

    /// `HIGHROCK_SAMPLE_PAGES=folder` keeps the pages for looking at.
    @Test(arguments: Language.allCases, Person.Theme.allCases)
    func `can be looked at`(language: Language, theme: Person.Theme) throws {
        guard let folder = ProcessInfo.processInfo.environment["HIGHROCK_SAMPLE_PAGES"] else { return }
        var form = Form(["subject": "Не проходит оплата", "line": "1"])
        form.refuse("kind", "refusal.form.choose")
        let reader = try Reader.sample(language, member: Self.anna, theme: theme)
        let pages = [
            ("components", Frame(page: ComponentsPage(form: Form()), reader: reader).rendered),
            ("errors", Frame(page: ComponentsPage(form: form), reader: reader).rendered),
            ("desk", Frame(page: SampleDesk(), reader: reader).rendered),
        ]
        for (name, text) in pages {
            let file = URL(filePath: folder).appending(path: "\(name).\(language.rawValue).\(theme.rawValue).html")
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }
}
