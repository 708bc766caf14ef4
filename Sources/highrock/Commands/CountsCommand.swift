import ArgumentParser
import Desk

/// The numbers of the overview, made anew from the journal: after a restore from elsewhere, or when in doubt.
struct CountsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "counts",
        abstract: "Keeps the numbers of the overview.",
        subcommands: [Rebuild.self]
    )

    struct Rebuild: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rebuild",
            abstract: "Counts anew what happened on each day, from the journal."
        )

        @OptionGroup var common: CommonOptions

        func run() async throws {
            let entries = try await common.withDatabase { database, _ in
                try await DayCounts(database).rebuild { done in Console.progress("\(done)") }
            }
            Console.endProgress()
            try common.answer(Answer(entries: entries), text: "\(entries) entries of the journal counted anew")
        }

        private struct Answer: Encodable {
            let entries: Int
        }
    }
}
