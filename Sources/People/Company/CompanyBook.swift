import Basics
import Events
import Store

/// Sets what the company says of itself.
package struct CompanyBook {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    @discardableResult
    package func change(to wish: Company) throws -> Company {
        try member.require(.changeSettings)
        let before = try tx.company()
        let wish = try Self.checked(wish)
        guard wish != before else { return before }
        try tx.set(Company.nameSetting, to: wish.name.isEmpty ? nil : wish.name)
        try tx.set(Company.formSetting, to: wish.takesQuestions ? nil : "no")
        for language in Language.allCases {
            try tx.set(Company.greetingSetting(language), to: wish.greeting[language])
        }
        try tx.record(.companyChanged(wish, from: before), by: member.actor)
        return wish
    }

    private static func checked(_ wish: Company) throws -> Company {
        let name = wish.name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard name.count <= Company.longestName else {
            throw InvalidField("name", "refusal.company.name-too-long", ["limit": "\(Company.longestName)"])
        }
        let greeting = wish.greeting.mapValues { $0.trimmed }
            .filter { !$0.value.isEmpty }
        for (language, text) in greeting where text.count > Company.longestGreeting {
            throw InvalidField(
                "greeting_\(language.rawValue)",
                "refusal.company.greeting-too-long",
                ["limit": "\(Company.longestGreeting)"]
            )
        }
        return Company(name: name, takesQuestions: wish.takesQuestions, greeting: greeting)
    }
}

extension Event {
    /// Tells what is otherwise, and what it was.
    static func companyChanged(_ company: Company, from before: Company) -> Event {
        let old = before.facts
        var facts: [String: Fact] = [:]
        for (name, fact) in company.facts where old[name] != fact {
            facts[name] = fact
            facts["\(name)-before"] = old[name]
        }
        return Event("company.changed", of: Subject(kind: .system, rawValue: 0), data: facts)
    }
}

extension Company {
    fileprivate var facts: [String: Fact] {
        var facts: [String: Fact] = ["name": .text(name), "takes-questions": .truth(takesQuestions)]
        for language in Language.allCases { facts["greeting-\(language.rawValue)"] = Fact(greeting[language]) }
        return facts
    }
}
