import ArgumentParser
import Clients
import Demo
import Desk
import HighrockApp
import Store

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Fills an empty database with a demonstration company."
    )

    @OptionGroup var common: CommonOptions

    @Option(help: "How many times the usual 2,000 clients and three years of history.")
    var scale = 1

    func validate() throws {
        guard (1...100).contains(scale) else { throw ValidationError("--scale must be from 1 to 100, not \(scale)") }
    }

    func run() async throws {
        let report = try await common.withDatabase { database, settings in
            let kit = try TelephoneKit(settings, at: database.time)
            let telephone = DemoTelephone(words: kit.words, secrets: kit.secrets, contentKey: kit.contentKey)
            let company = DemoCompany(database: database, scale: scale, telephone: telephone) { progress in
                Console.progress(ProgressBar.text(done: Int64(progress.interactions), all: Int64(progress.total)))
            }
            if let report = try await company.standing() { return report }
            let report = try await company.fill()
            // Otherwise all of it would be done only when the journal of three years has been read.
            try await FindIndex(database).rebuild()
            try await DayCounts(database).rebuild()
            try await DuplicateSurvey(database).survey()
            return report
        }
        Console.endProgress()
        try common.answer(DemoAnswer(report), text: report.text)
    }
}

private struct DemoAnswer: Encodable {
    let people: Int
    let clients: Int
    let cases: Int
    let interactions: Int

    init(_ report: DemoReport) {
        people = report.people
        clients = report.clients
        cases = report.cases
        interactions = report.interactions
    }
}

extension DemoReport {
    fileprivate var text: String {
        "\(people) people, \(clients) clients, \(cases) cases, \(interactions) interactions"
    }
}
