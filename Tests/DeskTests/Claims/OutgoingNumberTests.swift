import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// The numbers under which letters leave the house (SPEC L5).
@Suite struct `An outgoing number` {
    @Test(arguments: TestDatabase.engines)
    func `is one of its year's series, and stands with the letter that has it`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        #expect(try await scene.take(in: 2026) == nil, "there is no decision to write of")
        try await scene.decide()
        let first = try #require(try await scene.take(in: 2026))
        #expect(first.description == "1/2026")
        #expect(try await scene.take(in: 2026) == first, "what did not go out is taken again")
        #expect(try await scene.take(version: 0, in: 2026) == nil, "nothing is taken for a letter that can't be sent")
        #expect(try await scene.take(in: 2027)?.description == "1/2027")

        let letter = try await scene.send(first)
        #expect(try await scene.letters().map(\.number) == [first])
        #expect(try await scene.letters().map(\.interaction.id) == [letter.id])
        #expect(try await scene.told().last?.facts["outgoing"]?.text == "1/2026")
        let vera = scene.cast.vera
        let line = try await scene.database.read { try #require(try $0.claims(visibleTo: vera, limit: 5).items.first) }
        #expect(line.letter == first)

        await #expect(throws: ClaimRefusal.stale) { _ = try await scene.send(first) }
        let second = try #require(try await scene.take(in: 2026))
        #expect(second.description == "2/2026")
        _ = try await scene.send(second)
        #expect(try await scene.letters().map(\.number) == [second, first])
    }

    @Test(arguments: TestDatabase.engines)
    func `is given to nobody else while a letter is being made, however many write at once`(
        on engine: Dialect
    ) async throws {
        let scene = try await ClaimScene(on: engine)
        let (cast, vera) = (scene.cast, scene.cast.vera)
        let claims = try await scene.database.write { tx in
            try (0..<12).map { number in
                let new = NewCase(client: cast.vector.id, kind: .claim, text: "Претензия \(number)", channel: .phone)
                let opened = try CaseDesk(tx, vera).open(new)
                _ = try CaseDesk(tx, vera).decideClaim(opened.id, version: 0, .accepted, "Да")
                return opened.id
            }
        }
        let taken = try await withThrowingTaskGroup(of: OutgoingNumber?.self) { group in
            for id in claims + claims {
                group.addTask {
                    try await scene.database.write { try CaseDesk($0, vera).takeNumber(for: id, version: 1, in: 2026) }
                }
            }
            return try await group.reduce(into: [Int: Int]()) { counts, number in
                counts[number?.number ?? 0, default: 0] += 1
            }
        }
        #expect(taken.keys.sorted() == Array(1...12), "none twice, none left out")
        #expect(taken.values.allSatisfy { $0 == 2 }, "each claim has one")
    }

    @Test(arguments: TestDatabase.engines)
    func `is lost with nothing else when a letter is not sent`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        let irina = scene.cast.irina
        try await scene.decide()
        let number = try #require(try await scene.take(in: 2026))
        // Somebody wrote on the sheet while the paper was made.
        try await scene.fill { $0.severity = .minor }
        await #expect(throws: ClaimRefusal.stale) {
            try await scene.database.write {
                _ = try CaseDesk($0, irina).answerClaim(
                    scene.id,
                    version: 1,
                    "Здравствуйте",
                    subject: "Ответ",
                    number: number,
                    paper: nil,
                    via: .portal
                )
            }
        }
        #expect(try await scene.letters().isEmpty)
        #expect(try await scene.take(in: 2026) == number)
        let reader = irina.limited(to: [.seeCases, .seeClients])
        let seen = try await scene.database.write {
            try CaseDesk($0, reader).takeNumber(for: scene.id, version: 2, in: 2026)
        }
        #expect(seen == nil)
    }
}

extension ClaimScene {
    fileprivate func take(version: Int? = nil, in year: Int) async throws -> OutgoingNumber? {
        let (id, irina, now) = (id, cast.irina, try await claim().version)
        return try await database.write {
            try CaseDesk($0, irina).takeNumber(for: id, version: version ?? now, in: year)
        }
    }

    fileprivate func send(_ number: OutgoingNumber) async throws -> Interaction {
        let (id, irina, version) = (id, cast.irina, try await claim().version)
        time.advance(by: .seconds(1))
        return try await database.write {
            try CaseDesk($0, irina).answerClaim(
                id,
                version: version,
                "Здравствуйте, Анна! Заменим принтер.",
                subject: "Ответ на претензию",
                number: number,
                paper: nil,
                via: .portal
            )
        }
    }

    fileprivate func letters() async throws -> [NumberedLetter] {
        let found = try await found()
        return try await database.read { try $0.numberedLetters(on: found) }
    }
}
