import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

@Suite struct HandOverTests {
    private static let summary = "Клиент ждёт ответа сегодня"

    @Test(arguments: TestDatabase.engines)
    func `what is handed to a department waits in its queue and is not taken by others`(on engine: Dialect) async throws
    {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let handed = try CaseDesk(tx, cast.oleg)
                .handOver(cast.router.id, version: 1, to: .department(cast.network.id), summary: Self.summary)
            #expect(handed.line == .second && handed.department == cast.network.id && handed.worker == nil)
            #expect(handed.owner == cast.oleg.id)
            #expect(try tx.queue(line: .second, visibleTo: cast.vera).waiting == 1)
            #expect(try tx.queue(line: .second, department: cast.finance.id, visibleTo: cast.vera).waiting == 0)
            #expect(try CaseDesk(tx, cast.irina).takeNext(line: .second) == nil)
            #expect(try CaseDesk(tx, cast.pavel).takeNext(line: .second)?.worker == cast.pavel.id)
            #expect(try tx.myDay(of: cast.oleg).watched.map(\.case.id) == [cast.router.id])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what comes to a department is on the line of those who work there`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let service = try #require(cast.irina.department)
        let lines = try await database.write { tx in
            let third = try CaseDesk(tx, cast.oleg)
                .handOver(cast.router.id, version: 1, to: .line(.third), summary: Self.summary)
            return try [cast.network.id, service, cast.finance.id].reduce(into: [third]) { cases, department in
                let last = cases[cases.count - 1]
                cases.append(
                    try CaseDesk(tx, cast.irina)
                        .handOver(last.id, version: last.version, to: .department(department), summary: Self.summary)
                )
            }.map(\.line)
        }
        // Where nobody works on a line, it is the second at least.
        #expect(lines == [.third, .second, .first, .second])
    }

    @Test(arguments: TestDatabase.engines)
    func `a hand-over without a summary changes nothing`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        await #expect(throws: CaseRefusal.summaryTooShort(words: 3)) {
            try await database.write { tx in
                _ = try CaseDesk(tx, cast.oleg).handOver(
                    cast.router.id,
                    version: 1,
                    to: .line(.second),
                    summary: " см. "
                )
            }
        }
        #expect(try await database.read { try $0.findCase(cast.router.id, visibleTo: cast.oleg) } == cast.router)
    }

    @Test(arguments: TestDatabase.engines)
    func `only those who distribute hand over what is not theirs`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        for id in [cast.router.id, cast.payment.id] {
            await #expect(throws: RightsRefusal.notAllowed(.distributeCases)) {
                try await database.write { tx in
                    _ = try CaseDesk(tx, cast.nina).handOver(id, version: 1, to: .line(.second), summary: Self.summary)
                }
            }
        }
        let handed = try await database.write { tx in
            try CaseDesk(tx, cast.irina).handOver(cast.payment.id, version: 1, to: .line(.third), summary: Self.summary)
        }
        #expect(handed.owner == cast.irina.id)
    }

    @Test(arguments: TestDatabase.engines)
    func `a confidential client's case goes to nobody whom the wall keeps out`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let (pavel, irina) = (try #require(cast.pavel.id), try #require(cast.irina.id))
        await #expect(throws: CaseRefusal.personMayNotKnow) {
            try await database.write { tx in
                _ = try CaseDesk(tx, cast.vera).handOver(
                    cast.secret.id,
                    version: 1,
                    to: .person(pavel),
                    summary: Self.summary
                )
            }
        }
        let handed = try await database.write { tx in
            try CaseDesk(tx, cast.vera).handOver(cast.secret.id, version: 1, to: .person(irina), summary: Self.summary)
        }
        #expect(handed.worker == irina && handed.owner == cast.vera.id)
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody is handed a case who does not work here, and no closed department is`(on engine: Dialect) async throws
    {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let targets: [(Destination, CaseRefusal)] = [
            (.person(Person.ID(rawValue: 1)), .personUnknown),
            (.department(Department.ID(rawValue: 1)), .departmentUnknown),
            (.department(cast.finance.id), .departmentUnknown),
        ]
        try await database.write { tx in try DepartmentTree(tx, .program).close(cast.finance.id) }
        for (target, refusal) in targets {
            await #expect(throws: refusal) {
                try await database.write { tx in
                    _ = try CaseDesk(tx, cast.oleg).handOver(
                        cast.router.id,
                        version: 1,
                        to: target,
                        summary: Self.summary
                    )
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the answering for a case is handed over with its reason`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let irina = try #require(cast.irina.id)
        try await database.write { tx in
            let handed = try CaseDesk(tx, cast.oleg)
                .handOwnership(cast.router.id, version: 1, to: irina, summary: "Ухожу в отпуск завтра")
            #expect(handed.owner == irina && handed.worker == irina && handed.handOvers == 0)
            let last = try #require(try tx.history(of: handed).last)
            #expect(last.kind == "case.owner-changed")
            #expect(last.facts["owner_from"]?.id(of: Person.self) == cast.oleg.id)
        }
    }
}
