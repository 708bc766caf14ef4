import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

@testable import Demo

@Suite struct JournalTests {
    private func journal() async throws -> [JournalEntry] {
        try await SmallCompany.shared.value.read { try $0.journal(after: 0, limit: 100_000) }
    }

    @Test func `the journal runs with the clock and its chain holds`() async throws {
        let entries = try await journal()
        #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.at <= $1.at })
        #expect(entries.allSatisfy { $0.at <= FixedTime.start })
        #expect(try await JournalInspector(SmallCompany.shared.value).run() == nil)
    }

    @Test func `what the journal says last of a case is how the case stands`() async throws {
        let cases = try await SmallCompany.shared.value.read {
            try $0.cases(CaseFilter(state: .all), visibleTo: .program, limit: 5000).items.map(\.case)
        }
        let histories = Dictionary(grouping: try await journal().filter { $0.subject.kind == .serviceCase }) {
            $0.subject.id
        }
        for found in cases {
            let history = histories[found.id.rawValue] ?? []
            #expect(history.compactMap { $0.facts["version"]?.number } == Array(1...Int64(found.version)))
            let last = try #require(history.last)
            #expect(last.facts["status"]?.text == found.status.word.rawValue)
            #expect(last.facts["worker"]?.id(of: Person.self) == found.worker)
            #expect(last.facts["owner"]?.id(of: Person.self) == found.owner)
            #expect(last.at == found.touched)
            #expect(history.first?.at == found.opened)
        }
    }

    @Test func `people act in working hours, and nobody acts who is not there`() async throws {
        let acts = try await journal().filter {
            if case .person = $0.actor { $0.subject.kind == .serviceCase } else { false }
        }
        let late = acts.filter { entry in
            let day = Day(of: entry.at)
            return !day.isWorking || entry.at < day.at(hour: 9) || entry.at > day.at(hour: 18, minute: 10)
        }
        let today = Day(of: FixedTime.start)
        #expect(late.filter { Day(of: $0.at) != today }.isEmpty)
        let nina = try await SmallCompany.shared.value.read { try $0.findPerson(login: "nina.manager") }
        let gone = try #require(nina)
        #expect(gone.state == .left)
        #expect(acts.contains { $0.actor == .person(gone.id.rawValue) })
        let end = (today - 390).at(hour: 18)
        #expect(acts.filter { $0.actor == .person(gone.id.rawValue) && $0.at > end }.isEmpty)
    }

    /// What verbs write and what the story writes must not drift apart.
    @Test func `the story leaves the same facts in the journal as the verbs of the desk`() async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        let cast = try await TestSupport.Cast.settle(in: database)
        let byHand = try await database.write { tx -> [JournalEntry] in
            let desk = CaseDesk(tx, cast.irina)
            let id = cast.payment.id
            var found = try desk.take(id)
            _ = try desk.note(id, "Проверено: платёж возвращает банк.")
            _ = try desk.answer(id, "Разбираемся, ответим сегодня.", via: .email)
            found = try desk.setAside(id, version: found.version + 2, waitingFor: .client)
            _ = try desk.receive("Есть новости?", on: id, via: .email)
            found = try desk.handOver(
                id,
                version: found.version + 1,
                to: .department(cast.finance.id),
                summary: "Платёж возвращается, нужна сверка с банком."
            )
            return try tx.history(of: found)
        }
        let byStory = try await journal().filter { $0.subject.kind == .serviceCase }
        for entry in byHand {
            let same = byStory.filter { $0.kind == entry.kind && $0.facts["status"] == entry.facts["status"] }
            #expect(same.contains { Set($0.facts.keys) == Set(entry.facts.keys) }, "\(entry.kind.name) \(entry.text)")
        }
    }
}
