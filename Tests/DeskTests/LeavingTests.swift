import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

@Suite struct `Cases of somebody who leaves the company` {
    @Test(arguments: TestDatabase.engines)
    func `wait in the queue for whoever goes on with them`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        let (worked, resting, solved, owned) = try await house.database.write { tx in
            func opened(_ text: String) throws -> Case {
                let new = NewCase(client: cast.vector.id, kind: .question, text: text, channel: .phone)
                let found = try CaseDesk(tx, cast.oleg).open(new)
                return found.worker == nil ? try CaseDesk(tx, cast.oleg).take(found.id) : found
            }
            let desk = CaseDesk(tx, cast.oleg)
            let (one, two, three, four) = (
                try opened("Не открывается счёт"), try opened("Ждём ответа клиента"), try opened("Решено"),
                try opened("Передано дальше")
            )
            return (
                one, try desk.setAside(two.id, version: two.version, waitingFor: .client),
                try desk.solve(three.id, version: three.version),
                try desk.handOver(
                    four.id,
                    version: four.version,
                    to: .person(try #require(cast.pavel.id)),
                    summary: "Клиент ждёт настройки канала"
                )
            )
        }
        try await leave(cast.oleg, house)
        try await house.database.read { snapshot in
            for old in [worked, resting] {
                let now = try #require(try snapshot.findCase(old.id, visibleTo: cast.irina))
                #expect(now.status == .new && now.worker == nil && now.owner == nil)
                let last = try #require(try snapshot.history(of: now).last)
                #expect(last.kind == "case.left-behind" && last.facts["person"]?.id(of: Person.self) == cast.oleg.id)
            }
            let now = try #require(try snapshot.findCase(solved.id, visibleTo: cast.irina))
            #expect(now.status == .solved && now.worker == nil && now.owner == nil)
            let others = try #require(try snapshot.findCase(owned.id, visibleTo: cast.irina))
            #expect(others.status == .working && others.worker == cast.pavel.id && others.owner == cast.pavel.id)
        }
        let next = try await house.database.write { try CaseDesk($0, cast.irina).take(worked.id) }
        #expect(next.owner == cast.irina.id)
    }

    @Test(arguments: TestDatabase.engines)
    func `come to the queue when they open again, too`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        let closed = try await house.database.write { tx in
            let desk = CaseDesk(tx, cast.irina)
            let taken = try desk.take(cast.payment.id)
            return try desk.close(taken.id, version: taken.version, confirmedBy: .phone)
        }
        try await leave(cast.irina, house)
        let before = try await house.database.read { try $0.findCase(closed.id, visibleTo: .program) }
        #expect(before == closed, "what is over stays as it was")
        try await house.database.write { tx in
            _ = try CaseDesk(tx, .program).receive("Снова не проходит платёж", on: closed.id, via: .email)
        }
        let after = try #require(try await house.database.read { try $0.findCase(closed.id, visibleTo: .program) })
        #expect(after.status == .new && after.worker == nil && after.owner == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `come to the queue before they are freed, when the client writes`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        let (waiting, solved) = try await house.database.write { tx in
            let desk = CaseDesk(tx, cast.oleg)
            let (one, two) = (
                try desk.take(cast.payment.id), try #require(try tx.findCase(cast.router.id, visibleTo: cast.oleg))
            )
            return (
                try desk.setAside(one.id, version: one.version, waitingFor: .client),
                try desk.solve(two.id, version: two.version)
            )
        }
        try await house.database.write { tx in
            try Staff(tx, .program).leave(try #require(cast.oleg.id))
            for old in [waiting, solved] {
                _ = try CaseDesk(tx, .program).receive("Ответ клиента", on: old.id, via: .email)
            }
        }
        try await house.database.read { snapshot in
            for old in [waiting, solved] {
                let now = try #require(try snapshot.findCase(old.id, visibleTo: .program))
                #expect(now.status == .new && now.worker == nil)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `stay with who comes back at once`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        try await house.database.write { _ = try CaseDesk($0, cast.oleg).take(cast.payment.id) }
        try await leave(cast.oleg, house) { try Staff($0, .program).return(try #require(cast.oleg.id)) }
        let found = try await house.database.read { try $0.findCase(cast.payment.id, visibleTo: .program) }
        #expect(found?.worker == cast.oleg.id && found?.status == .working)
    }

    private func leave(
        _ member: Member,
        _ house: TaskHouse,
        meanwhile: @escaping @Sendable (Transaction) throws -> Void = { _ in }
    ) async throws {
        let person = try #require(member.id)
        try await house.database.write { tx in
            try Staff(tx, .program).leave(person)
            try tx.leaveCases(of: person)
        }
        try await house.database.write { try meanwhile($0) }
        house.time.advance(by: LeftCases.reprieve)
        let job: Job? = try await house.database.read {
            try $0.first("SELECT \(Job.columns) FROM job WHERE kind = 'cases.left'")
        }
        try await LeftCases(house.database).run(try #require(job))
    }
}
