import Basics
import Clients
import Desk
import HTTPTypes
import Hummingbird
import Pages
import People
import Store
import TestSupport
import Testing

/// The page of a case is kept as it was written; nobody may ever see that from what stands on it.
@Suite struct `A page that is kept` {
    /// The page as it is served, and as it is when it is written anew: with something behind the question mark it is never kept.
    private static func isTrue(_ path: String, for trial: DeskTrial) async throws -> Bool {
        // Twice, since a minute may end between the two; what is out of date stays so.
        for _ in 0..<2 where try await trial.page(path).html == trial.page(path + "?anew=yes").html { return true }
        return false
    }

    /// The nonce is made anew whenever a page is written.
    private static func isKept(_ path: String, by trial: DeskTrial) async throws -> Bool {
        let first = try await trial.site.send(.get, path, by: trial.anna)
        let second = try await trial.site.send(.get, path, by: trial.anna)
        return first.headers[.contentSecurityPolicy] == second.headers[.contentSecurityPolicy]
    }

    @Test func `is not written again while nothing happens`() async throws {
        let trial = try await DeskTrial.open()
        let path = "/cases/\(trial.cast.payment.number)"
        // The first look at a client is news itself, and a minute may end in between.
        _ = try await Self.isKept(path, by: trial)
        var kept = false
        for _ in 0..<3 where !kept { kept = try await Self.isKept(path, by: trial) }
        #expect(kept)
        #expect(try await Self.isTrue(path, for: trial))
    }

    @Test(arguments: TestDatabase.engines)
    func `shows everything that happens at once`(on engine: Dialect) async throws {
        let trial = try await DeskTrial.open(on: engine)
        let (cast, path) = (trial.cast, "/cases/\(trial.cast.payment.number)")
        let (client, router) = ("/clients/\(cast.vector.id)", "/cases/\(cast.router.number)")
        let acts: [(String, () async throws -> Void)] = [
            ("taken", { try await trial.post(path + "/taking", trial.version(cast.payment), as: trial.boris) }),
            ("a note", { try await trial.post(path + "/notes", ["text": "Проверил сам"], as: trial.boris) }),
            ("present", { try await trial.post(path + "/presence", as: trial.boris) }),
            ("writing", { try await trial.post(path + "/presence", ["writing": "yes"], as: trial.boris) }),
            ("gone", { try await trial.post(path + "/presence", ["gone": "yes"], as: trial.boris) }),
            ("a draft", { _ = try await trial.script(.put, "/drafts/answer-\(cast.payment.id)", "Добрый день, Анна") }),
            ("renamed", { try await Self.rename("boris", in: trial) }),
            ("called", { try await trial.post(router + "/notes", ["text": "Посмотри, @anna"], as: trial.boris) }),
            ("seen there", { try await trial.post(router + "/presence") }),
            ("contact", { try await trial.post("\(client)/contacts", ["family": "Новая", "given": "Мария"]) }),
            ("another case", { try await Self.open(.high, "Второй вопрос", in: trial) }),
            ("solved", { try await trial.post(path + "/solution", trial.version(cast.payment), as: trial.boris) }),
            ("in English", { try await trial.post("/me/language", ["to": "en"]) }),
        ]
        for (name, act) in acts {
            _ = try await trial.page(path)
            try await act()
            #expect(try await Self.isTrue(path, for: trial), "\(name)")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is shown to nobody who may see it no longer`(on engine: Dialect) async throws {
        let trial = try await DeskTrial.open(on: engine)
        let path = "/cases/\(trial.cast.payment.number)"
        for _ in 0..<2 { #expect(try await trial.page(path).status == 200) }
        let cast = trial.cast
        try await trial.site.database.write { tx in
            try WallBook(tx, cast.vera).makeConfidential(client: cast.vector.id, naming: [])
        }
        #expect(try await trial.page(path).status == 404)
    }

    private static func rename(_ login: String, in trial: DeskTrial) async throws {
        try await trial.site.database.write { tx in
            guard let person = try tx.findPerson(login: login) else { return }
            var change = PersonChange(person)
            change.name = PersonName(family: "Переименованный", given: person.name.given)
            _ = try Staff(tx, .program).change(person.id, version: person.version, change)
        }
    }

    private static func open(_ priority: Case.Priority, _ subject: String, in trial: DeskTrial) async throws {
        let cast = trial.cast
        _ = try await trial.site.database.write { tx in
            try CaseDesk(tx, cast.irina).open(
                NewCase(
                    client: cast.lebedev.id,
                    kind: .question,
                    subject: subject,
                    text: "Ждёт в очереди.",
                    priority: priority,
                    channel: .phone
                )
            )
        }
    }
}
