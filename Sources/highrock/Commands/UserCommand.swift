import ArgumentParser
import Basics
import HighrockApp
import People

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "People who work in Highrock.",
        subcommands: [Create.self]
    )

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds a person and prints a one-time link by which they choose a password."
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "The name to sign in with.")
        var login: String

        @Option(help: "Family, given name and patronymic, as in \"Иванова Анна Петровна\".")
        var name: String

        @Option(help: "One or more of: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
        var role: [Role]

        func run() async throws {
            let link = try await common.withDatabase { database, settings in
                try await Invitations(database, settings: settings).add(
                    login: login,
                    name: PersonName(words: name),
                    roles: Set(role)
                )
            }
            try common.answer(["login": login, "link": link], text: link)
        }
    }
}

extension Role: ExpressibleByArgument {}

extension PersonName {
    /// Reads "Family Given Patronymic"; one word is a given name.
    fileprivate init(words text: String) {
        let words = text.split(separator: " ").map(String.init)
        switch words.count {
        case 0: self.init()
        case 1: self.init(given: words[0])
        default: self.init(family: words[0], given: words[1], patronymic: words.dropFirst(2).joined(separator: " "))
        }
    }
}
