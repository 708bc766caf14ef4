import Basics
import Store

/// What the company says of itself to clients, as an administrator has set it.
package struct Company: Sendable, Hashable {
    package var name: String
    /// Whether strangers may write through the public form.
    package var takesQuestions: Bool
    /// What stands above the public form, where it is not the words that Highrock comes with.
    package var greeting: [Language: String]

    package init(name: String = "", takesQuestions: Bool = true, greeting: [Language: String] = [:]) {
        self.name = name
        self.takesQuestions = takesQuestions
        self.greeting = greeting
    }

    package static let longestName = 200
    package static let longestGreeting = 1000
}

/// The names under which it is kept; other rooms read them as well.
extension Company {
    static let nameSetting = "company.name"
    static let formSetting = "form.open"
    static func greetingSetting(_ language: Language) -> String { "form.greeting.\(language.rawValue)" }
}

extension Snapshot {
    /// Whether anybody may turn to the company through its site.
    package func takesQuestions() throws -> Bool { try setting(Company.formSetting) != "no" }

    /// Empty when none is set.
    func companyName() throws -> String { try setting(Company.nameSetting) ?? "" }

    package func company() throws -> Company {
        let greetings = try Language.allCases.compactMap { language in
            try setting(Company.greetingSetting(language)).map { (language, $0) }
        }
        return Company(
            name: try companyName(),
            takesQuestions: try takesQuestions(),
            greeting: Dictionary(uniqueKeysWithValues: greetings)
        )
    }
}
