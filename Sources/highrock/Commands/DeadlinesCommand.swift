import ArgumentParser
import Desk

/// What is kept of deadlines, made anew from the journal: after a restore from elsewhere, or when the doctor says so.
struct DeadlinesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadlines",
        abstract: "Keeps the deadlines of all cases.",
        subcommands: [Rebuild.self]
    )

    struct Rebuild: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rebuild",
            abstract: "Counts the deadlines of all open cases anew, from the journal."
        )

        @OptionGroup var common: CommonOptions

        func run() async throws {
            let cases = try await common.withDatabase { database, _ in
                try await DeadlineKeeper(database).rebuild { done in Console.progress("\(done)") }
            }
            Console.endProgress()
            try common.answer(Answer(cases: cases), text: "\(cases) cases counted anew")
        }

        private struct Answer: Encodable {
            let cases: Int
        }
    }
}
