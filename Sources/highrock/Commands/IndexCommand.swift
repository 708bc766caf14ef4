import ArgumentParser
import Clients
import Desk
import Foundation

/// Makes everything findable anew, from the rows themselves: after a restore from elsewhere, or when in doubt.
struct IndexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Builds the index of the search anew."
    )

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let begun = Date()
        let rows = try await common.withDatabase { database, _ in
            try await FindIndex(database).rebuild { done in Console.progress("\(done)") }
        }
        Console.endProgress()
        let answer = Answer(rows: rows, seconds: Date().timeIntervalSince(begun), memory: Memory.most)
        try common.answer(answer, text: "\(rows) clients, contacts, cases and interactions are findable")
    }

    private struct Answer: Encodable {
        let rows: Int
        let seconds: Double
        /// At most, in megabytes.
        let memory: Double
    }
}

/// Looks through all clients for those who stand there twice.
struct DuplicatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates",
        abstract: "Learns from all clients how they differ, and finds those who stand there twice."
    )

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let begun = Date()
        let found = try await common.withDatabase { database, _ in try await DuplicateSurvey(database).survey() }
        let answer = Answer(
            clients: found.clients,
            compared: found.compared,
            pairs: found.pairs,
            seconds: Date().timeIntervalSince(begun),
            memory: Memory.most
        )
        try common.answer(
            answer,
            text: "\(found.clients) clients, \(found.compared) pairs compared, \(found.pairs) worth a look"
        )
    }

    private struct Answer: Encodable {
        let clients: Int
        let compared: Int
        let pairs: Int
        let seconds: Double
        /// At most, in megabytes.
        let memory: Double
    }
}

private enum Memory {
    /// What this process has held at most so far, in megabytes.
    static var most: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_maxrss) / 1024
    }
}
