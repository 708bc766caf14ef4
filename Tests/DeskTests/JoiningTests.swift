import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// Cases are made one, parted and tied without losing a word (SPEC W3).
@Suite struct JoiningTests {
    private static func twoCases(on engine: Dialect) async throws -> (Database, Cast, Case) {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let other = try await database.write { tx in
            _ = try CaseDesk(tx, cast.oleg).note(cast.payment.id, "Банк проверяет")
            return try CaseDesk(tx, cast.oleg).open(
                NewCase(client: cast.vector.id, kind: .question, text: "Что с оплатой?", channel: .phone)
            )
        }
        return (database, cast, other)
    }

    private static func texts(of number: Int, for member: Member, in database: Database) async throws -> [String] {
        try await database.read { snapshot in
            try #require(try snapshot.casePage(number: number, for: member)).timeline.items.map { entry in
                switch entry {
                case .interaction(let interaction): interaction.text
                case .note(let note): note.text
                case .handOver(let handOver): handOver.summary
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what was said on a merged case shows on the other, and goes back`(on engine: Dialect) async throws {
        let (database, cast, other) = try await Self.twoCases(on: engine)
        let before = try await Self.texts(of: cast.payment.number, for: cast.oleg, in: database)
        try await database.write { tx in
            let found = try #require(try tx.findCase(cast.payment.id, visibleTo: cast.oleg))
            try CaseDesk(tx, cast.oleg).merge(found.id, version: found.version, into: other.id)
        }
        let joined = try await Self.texts(of: other.number, for: cast.oleg, in: database)
        #expect(Set(joined) == Set(before + ["Что с оплатой?"]))
        #expect(try await Self.texts(of: cast.payment.number, for: cast.oleg, in: database).isEmpty)
        let late = try await database.write {
            try CaseDesk($0, .program).receive("Ещё", on: cast.payment.id, via: .email)
        }
        #expect(late.caseID == other.id)
        try await database.read { snapshot in
            let gone = try #require(try snapshot.findCase(cast.payment.id, visibleTo: cast.oleg))
            #expect(gone.isClosed)
            #expect(try snapshot.ties(of: gone, visibleTo: cast.oleg).mergedInto == other.number)
            #expect(try snapshot.history(of: gone).last?.kind.name == "case.merged-away")
            let kept = try #require(try snapshot.findCase(other.id, visibleTo: cast.oleg))
            #expect(try snapshot.ties(of: kept, visibleTo: cast.oleg).merged == [cast.payment.number])
            #expect(try snapshot.history(of: kept).contains { $0.kind.name == "case.merged" })
        }
        try await database.write { _ = try CaseDesk($0, cast.oleg).separate(cast.payment.id) }
        #expect(try await Self.texts(of: cast.payment.number, for: cast.oleg, in: database) == before)
        #expect(try await Self.texts(of: other.number, for: cast.oleg, in: database) == ["Что с оплатой?", "Ещё"])
        let status = try await database.read { try $0.findCase(cast.payment.id, visibleTo: cast.oleg)?.status }
        #expect(status == .new)
    }

    @Test(arguments: TestDatabase.engines)
    func `cases of two clients are not merged, and none is merged twice`(on engine: Dialect) async throws {
        let (database, cast, other) = try await Self.twoCases(on: engine)
        await #expect(throws: JoiningRefusal.otherClient) {
            try await database.write { try CaseDesk($0, cast.oleg).merge(other.id, version: 1, into: cast.router.id) }
        }
        await #expect(throws: JoiningRefusal.otherNotFound) {
            try await database.write { try CaseDesk($0, cast.oleg).merge(other.id, version: 1, into: cast.secret.id) }
        }
        try await database.write { try CaseDesk($0, cast.oleg).merge(other.id, version: 1, into: cast.payment.id) }
        await #expect(throws: JoiningRefusal.mergedBefore) {
            try await database.write { tx in
                let found = try #require(try tx.findCase(other.id, visibleTo: cast.oleg))
                try CaseDesk(tx, cast.oleg).merge(found.id, version: found.version, into: cast.payment.id)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `some of what was said becomes a case of its own`(on engine: Dialect) async throws {
        let (database, cast, _) = try await Self.twoCases(on: engine)
        let second = try await database.write {
            try CaseDesk($0, .program).receive("И пришлите акт сверки", on: cast.payment.id, via: .email)
        }
        let new = try await database.write { tx in
            let found = try #require(try tx.findCase(cast.payment.id, visibleTo: cast.oleg))
            let desk = CaseDesk(tx, cast.oleg)
            #expect(throws: JoiningRefusal.allOrNothing) {
                _ = try desk.split(found.id, version: found.version, [], subject: "")
            }
            return try desk.split(found.id, version: found.version, [second.id], subject: "")
        }
        #expect(new.subject == "И пришлите акт сверки")
        #expect(try await Self.texts(of: new.number, for: cast.oleg, in: database) == ["И пришлите акт сверки"])
        #expect(try await !Self.texts(of: cast.payment.number, for: cast.oleg, in: database).contains(second.text))
        let ties = try await database.read { try $0.ties(of: new, visibleTo: cast.oleg) }
        #expect(ties.links.map(\.number) == [cast.payment.number])
        #expect(ties.links.first?.link.kind == .splitFrom)
    }

    @Test(arguments: TestDatabase.engines)
    func `tied cases tell of one another, but not of what somebody may not know`(on engine: Dialect) async throws {
        let (database, cast, other) = try await Self.twoCases(on: engine)
        let secret = CaseLink(cast.payment.id, .causes, cast.secret.id)
        try await database.write { tx in
            try CaseDesk(tx, cast.vera).link(CaseLink(cast.payment.id, .related, other.id))
            try CaseDesk(tx, cast.vera).link(secret)
        }
        let ties = { (member: Member) in
            try await database.read { try $0.ties(of: cast.payment, visibleTo: member).links.map(\.number) }
        }
        #expect(try await ties(cast.vera) == [cast.secret.number, other.number].sorted())
        #expect(try await ties(cast.oleg) == [other.number])
        let told = try await database.read { snapshot in
            try snapshot.history(of: cast.payment).filter { $0.kind.name == "case.linked" }.map {
                $0.facts["other_number"]?.number
            }
        }
        #expect(told == [Int64(other.number), nil])
        try await database.write { try CaseDesk($0, cast.vera).unlink(secret) }
        #expect(try await ties(cast.vera) == [other.number])
    }

    @Test(arguments: TestDatabase.engines)
    func `who an unknown sender may be is offered and not assumed`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let (byDomain, bySignature, quoting, other) = try await database.write { tx in
            func stranger(_ email: String, _ text: String) throws -> Client {
                let known = try ClientBook(tx, .program).findOrProvisional(Sender(name: "Некто", email: email))
                _ = try CaseDesk(tx, .program).open(
                    NewCase(client: known.client.id, kind: .question, text: text, channel: .email)
                )
                return known.client
            }
            return (
                try stranger("sales@vector.example", "Добрый день"),
                try stranger("me@mail.ru", "Счёт?\n--\nАнна, тел. 8 (495) 123-45-67"),
                try stranger("you@mail.ru", "Да.\n\n> Пришлите счёт.\n> --\n> Анна, тел. 8 (495) 123-45-67"),
                try stranger("it@vector.example", "Добрый вечер")
            )
        }
        try await DuplicateWatch(database).look(
            at: [cast.vector.id, byDomain.id, bySignature.id, quoting.id, other.id]
        )
        try await database.read { snapshot in
            let domain = try snapshot.maybeClients(for: byDomain, visibleTo: cast.oleg)
            #expect(domain.map(\.client.id) == [cast.vector.id])
            #expect(domain.first?.reason == .domain("vector.example"))
            let signature = try snapshot.maybeClients(for: bySignature, visibleTo: cast.oleg)
            #expect(signature.map(\.client.id) == [cast.vector.id])
            // A number that is quoted is somebody else's, and mail.ru is nobody's own.
            #expect(try snapshot.maybeClients(for: quoting, visibleTo: cast.oleg).isEmpty)
            #expect(try snapshot.maybeClients(for: cast.lebedev, visibleTo: cast.oleg).isEmpty)
        }
        let found = try await database.write { tx in
            _ = try ClientBook(tx, cast.oleg).merge(byDomain.id, into: cast.vector.id)
            return try ClientBook(tx, .program).match(Sender(email: "sales@vector.example")).likeliest?.client.id
        }
        #expect(found == cast.vector.id)
    }
}
