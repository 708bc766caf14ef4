import Basics
import Events
import Foundation
import People
import Store

/// The company's public face: its name, and the form by which anyone may ask.
package struct PublicForm: Sendable, Hashable {
    package var company: String
    package var isOpen: Bool
    /// What stands above the form; the standard text where a language has none.
    package var greeting: [Language: String]

    package init(company: String = "", isOpen: Bool = true, greeting: [Language: String] = [:]) {
        self.company = company
        self.isOpen = isOpen
        self.greeting = greeting
    }
}

extension Snapshot {
    package func publicForm() throws -> PublicForm {
        PublicForm(
            company: try setting(PublicForm.companyName) ?? "",
            isOpen: try setting(PublicForm.closed) == nil,
            greeting: try Language.allCases.reduce(into: [:]) { greetings, language in
                greetings[language] = try setting(PublicForm.greetingName(language))
            }
        )
    }
}

extension Transaction {
    /// Changes how the company shows itself.
    package func change(_ form: PublicForm, by member: Member) throws {
        try member.require(.changeSettings)
        let company = form.company.trimmingCharacters(in: .whitespacesAndNewlines)
        guard company.count <= 200 else { throw InvalidField("company", "refusal.form.too-long", ["most": "200"]) }
        try set(PublicForm.companyName, to: company.isEmpty ? nil : company)
        try set(PublicForm.closed, to: form.isOpen ? nil : "yes")
        for language in Language.allCases {
            let text = form.greeting[language]?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
            guard text.count <= 2000 else { throw InvalidField("greeting", "refusal.form.too-long", ["most": "2000"]) }
            try set(PublicForm.greetingName(language), to: text.isEmpty ? nil : text)
        }
        try record(.publicFormChanged(form), by: member.actor)
    }
}

extension PublicForm {
    fileprivate static let companyName = "company.name"
    fileprivate static let closed = "form.closed"
    fileprivate static func greetingName(_ language: Language) -> String { "form.greeting.\(language.rawValue)" }
}

extension Event {
    static func publicFormChanged(_ form: PublicForm) -> Event {
        Event(
            "settings.changed",
            of: Subject(kind: .system, rawValue: 0),
            data: ["company": .text(form.company), "open": .truth(form.isOpen)]
        )
    }
}
