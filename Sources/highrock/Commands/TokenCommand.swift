import ArgumentParser
import HighrockApp
import People

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Tokens for programs that use the API.",
        subcommands: [Create.self]
    )

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a token and prints it; it can't be shown again."
        )

        @OptionGroup var common: CommonOptions

        @Option(help: "Whose rights the token has.")
        var user: String

        @Option(help: "What it is for.")
        var name = "command line"

        @Option(help: "Only these rights (all of the person's when left out).")
        var scope: [Permission] = []

        @Option(help: "After how many days it stops.")
        var days = 365

        func validate() throws {
            guard (1...3650).contains(days) else { throw ValidationError("--days must be from 1 to 3650, not \(days)") }
        }

        func run() async throws {
            let bearer = try await common.withDatabase { database, settings in
                try await Tokens(database).make(
                    for: user,
                    name: name,
                    scopes: scope.isEmpty ? nil : Set(scope),
                    life: .seconds(days * 86_400)
                )
            }
            try common.answer(["token": bearer], text: bearer)
        }
    }
}

extension Permission: ExpressibleByArgument {}
