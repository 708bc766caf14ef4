import Basics
import Store

/// What the company says above the public form, as an administrator has set it.
struct PublicForm: Sendable {
    let company: String
    let isOpen: Bool
    let greeting: [Language: String]

    init(_ snapshot: Snapshot) throws {
        company = try snapshot.setting("company.name") ?? ""
        isOpen = try snapshot.setting("form.open") != "no"
        greeting = try Dictionary(
            uniqueKeysWithValues: Language.allCases.compactMap { language in
                try snapshot.setting("form.greeting.\(language.rawValue)").map { (language, $0) }
            }
        )
    }

    /// For samples and tests.
    init(company: String, isOpen: Bool = true, greeting: [Language: String] = [:]) {
        self.company = company
        self.isOpen = isOpen
        self.greeting = greeting
    }
}
