import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// Two clients become one and two again without losing anything (SPEC W5).
@Suite struct MergingTests {
    @Test(arguments: TestDatabase.engines)
    func `the survivor has all that both had, and old links lead there`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let (vector, lebedev) = (cast.vector, cast.lebedev)
        try await database.write { tx in
            let book = ClientBook(tx, cast.irina)
            _ = try book.addPoint(.email("p@lebedev.example"), to: lebedev.id)
            try tx.keepDraft(of: try #require(cast.oleg.id), at: .newCase(for: lebedev.id), "Начато")
            _ = try book.merge(lebedev.id, into: vector.id, choosing: MergeChoice([.name: .gone]))
        }
        try await database.read { snapshot in
            let client = try #require(try snapshot.findClient(lebedev.id, visibleTo: cast.oleg))
            #expect(client.id == vector.id)
            #expect(client.name == lebedev.name)
            #expect(client.taxNumber == vector.taxNumber)
            let page = try #require(try snapshot.clientPage(lebedev.id, for: cast.oleg))
            #expect(Set(page.openCases.map(\.case.id)) == [cast.payment.id, cast.router.id])
            #expect(page.timeline.items.count == 2)
            #expect(page.points.map(\.value).contains("p@lebedev.example"))
            #expect(try snapshot.casePage(number: cast.router.number, for: cast.oleg)?.client.id == vector.id)
            #expect(try snapshot.cases(CaseFilter(client: lebedev.id), visibleTo: cast.oleg, limit: 9).items.count == 2)
            #expect(try snapshot.clients(visibleTo: cast.oleg, limit: 9).items.map(\.id) == [vector.id])
            let draft = try snapshot.draft(of: try #require(cast.oleg.id), at: .newCase(for: vector.id))
            #expect(draft == "Начато")
        }
        try await database.write { tx in
            let late = try CaseDesk(tx, cast.irina).open(
                NewCase(client: lebedev.id, kind: .question, text: "Старая ссылка", channel: .phone)
            )
            #expect(late.client == vector.id)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an address that both cards had stands once on the survivor's, and on both again after undoing`(
        on engine: Dialect
    ) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let (vector, lebedev) = (cast.vector, cast.lebedev)
        try await database.write { tx in
            for client in [vector, lebedev] {
                _ = try ClientBook(tx, cast.irina).addPoint(.email("office@both.example"), to: client.id)
            }
        }
        func shared(_ client: Client) async throws -> Int {
            try await database.read { try $0.points(of: client).count { $0.normalized == "office@both.example" } }
        }
        let merge = try await database.write { try ClientBook($0, cast.irina).merge(lebedev.id, into: vector.id) }
        #expect(try await shared(vector) == 1)
        try await database.write { try ClientBook($0, cast.irina).undo(merge.id) }
        let after = (try await shared(vector), try await shared(lebedev))
        #expect(after == (1, 1))
    }

    @Test(arguments: TestDatabase.engines)
    func `of two values of one field the survivor's stands, and the other is on record and comes back`(
        on engine: Dialect
    )
        async throws
    {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let (vector, lebedev) = (cast.vector, cast.lebedev)
        let (tariff, region) = try await database.write { tx in
            let book = FieldBook(tx, cast.administrator)
            let fields = (try book.add(name: "Тариф", kind: .text), try book.add(name: "Регион", kind: .text))
            let cards = ClientBook(tx, cast.irina)
            // The one that goes had its value first.
            try cards.setFields([fields.0.id: "старый", fields.1.id: "Юг"], of: lebedev.id)
            try cards.setFields([fields.0.id: "новый"], of: vector.id)
            return (fields.0.id, fields.1.id)
        }
        let merge = try await database.write { try ClientBook($0, cast.irina).merge(lebedev.id, into: vector.id) }
        try await Sealer(database: database).sealAll()
        try await database.read { snapshot in
            let values = try snapshot.fieldValues(of: vector)
            #expect(values == [tariff: "новый", region: "Юг"])
            let told = try snapshot.journal(after: 0, limit: 1000).last { $0.kind == "client.merged" }
            #expect(told?.facts["left_fields"] == "Тариф: старый")
        }
        try await database.write { try ClientBook($0, cast.irina).undo(merge.id) }
        try await database.read { snapshot in
            let (mine, yours) = (try snapshot.fieldValues(of: vector), try snapshot.fieldValues(of: lebedev))
            #expect(mine == [tariff: "новый"])
            #expect(yours == [tariff: "старый", region: "Юг"])
        }
    }

    @Test(arguments: TestDatabase.engines, [1, 2, 3])
    func `to merge and to undo it changes nothing`(on engine: Dialect, seed: UInt64) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        var dice = SeededRandom(seed: seed)
        let clients = try await Self.crowd(6, in: database, &dice)
        let before = try await database.read { try Self.all(of: $0) }
        var merges: [ClientMerge.ID] = []
        for _ in 0..<4 {
            let (gone, into) = (clients.randomElement(using: &dice), clients.randomElement(using: &dice))
            guard let gone, let into, gone != into else { continue }
            let sides: [MergeField: MergeSide] = [
                .name: Bool.random(using: &dice) ? .gone : .survivor, .note: Bool.random(using: &dice) ? .both : .gone,
                .ownManager: .survivor,
            ]
            let merge = try? await database.write {
                try ClientBook($0, cast.vera).merge(gone, into: into, choosing: MergeChoice(sides)).id
            }
            if let merge { merges.append(merge) }
        }
        #expect(!merges.isEmpty)
        #expect(try await database.read { try Self.all(of: $0) } != before)
        for merge in merges.reversed() { try await database.write { _ = try ClientBook($0, cast.vera).undo(merge) } }
        let after = try await database.read { try Self.all(of: $0) }
        for (table, rows) in before { #expect(after[table] == rows, "\(table), seed \(seed)") }
    }

    @Test(arguments: TestDatabase.engines)
    func `what came in since stays with the survivor, but for what hangs on what goes back`(on engine: Dialect)
        async throws
    {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let merge = try await database.write {
            try ClientBook($0, cast.irina).merge(cast.vector.id, into: cast.lebedev.id)
        }
        let (onOld, fresh) = try await database.write { tx in
            let onOld = try CaseDesk(tx, .program).receive("Ещё письмо", on: cast.payment.id, via: .email)
            let fresh = try CaseDesk(tx, cast.irina).open(
                NewCase(
                    client: cast.lebedev.id,
                    contact: cast.anna.id,
                    kind: .request,
                    text: "Новое дело",
                    channel: .phone
                )
            )
            let client = try #require(try tx.findClient(cast.lebedev.id, visibleTo: cast.irina))
            _ = try ClientBook(tx, cast.irina).change(client.id, version: client.version, ClientChange(name: "Иначе"))
            _ = try ClientBook(tx, cast.irina).undo(merge.id)
            return (onOld, fresh)
        }
        try await database.read { snapshot in
            #expect(try snapshot.interaction(onOld.id, visibleTo: cast.irina)?.client == cast.vector.id)
            let kept = try #require(try snapshot.findCase(fresh.id, visibleTo: cast.irina))
            #expect(kept.client == cast.lebedev.id)
            #expect(kept.contact == nil)
            #expect(try snapshot.findClient(cast.lebedev.id, visibleTo: cast.irina)?.name == "Иначе")
            #expect(try snapshot.findContact(cast.anna.id, visibleTo: cast.irina)?.client == cast.vector.id)
        }
        await #expect(throws: MergeRefusal.undoneBefore) {
            try await database.write { _ = try ClientBook($0, cast.irina).undo(merge.id) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the stricter wall holds, and who may build none puts none up`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        await #expect(throws: RightsRefusal.notAllowed(.wallClients)) {
            try await database.write { _ = try ClientBook($0, cast.irina).merge(cast.sigma.id, into: cast.lebedev.id) }
        }
        await #expect(throws: ClientRefusal.notFound) {
            try await database.write { _ = try ClientBook($0, cast.oleg).merge(cast.sigma.id, into: cast.lebedev.id) }
        }
        let merge = try await database.write {
            try ClientBook($0, cast.vera).merge(cast.sigma.id, into: cast.lebedev.id)
        }
        let journal = { (member: Member) in
            try await database.read { snapshot in
                try snapshot.journalPage(
                    JournalFilter(client: cast.sigma.id.rawValue),
                    visibleTo: member.seeingJournal,
                    limit: 99
                ).count
            }
        }
        #expect(try await database.read { try $0.findClient(cast.lebedev.id, visibleTo: cast.oleg) } == nil)
        #expect(try await database.read { try $0.findCase(cast.router.id, visibleTo: cast.oleg) } == nil)
        #expect(
            try await database.read { try $0.findClient(cast.sigma.id, visibleTo: cast.irina)?.id } == cast.lebedev.id
        )
        #expect(try await journal(cast.oleg) == 0)
        #expect(try await journal(cast.irina) > 0)
        try await database.write { _ = try ClientBook($0, cast.vera).undo(merge.id) }
        #expect(try await database.read { try $0.findClient(cast.lebedev.id, visibleTo: cast.oleg) } != nil)
        #expect(try await database.read { try $0.findClient(cast.sigma.id, visibleTo: cast.oleg) } == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `every table that says whose a row is goes along`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let tables = try await database.read { snapshot in
            switch engine {
            case .sqlite:
                try snapshot.values(
                    """
                    SELECT tables.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
                    WHERE tables.type = 'table' AND columns.name = 'client' ORDER BY tables.name
                    """,
                    as: String.self
                )
            case .postgres:
                try snapshot.values(
                    """
                    SELECT table_name::text FROM information_schema.columns
                    WHERE column_name = 'client' AND table_schema = 'public' ORDER BY table_name
                    """,
                    as: String.self
                )
            }
        }
        // The journal tells what happened to whom; walls are joined by a rule; the rest is worked out anew.
        let exempt: Set = [
            "journal", "client_wall", "search_word", "duplicate_key", "duplicate_keys_of", "day_count", "effort_count",
            "counted_apart",
        ]
        #expect(Set(tables).subtracting(exempt) == Set(Belonging.all.map(\.tableName)).subtracting(["client"]))
    }
}

extension Member {
    fileprivate var seeingJournal: Member {
        id.map { Member(id: $0, name: name, permissions: permissions.union([.seeJournal])) } ?? self
    }
}

extension MergingTests {
    /// Clients with a bit of everything that can be theirs.
    private static func crowd(
        _ count: Int,
        in database: Database,
        _ dice: inout SeededRandom
    ) async throws -> [Client.ID] {
        var clients: [Client.ID] = []
        for number in 0..<count {
            let copy = dice
            let (id, left) = try await database.write { tx in
                var dice = copy
                return (try client(number, in: tx, &dice), dice)
            }
            dice = left
            clients.append(id)
        }
        return clients
    }

    private static func client(_ number: Int, in tx: Transaction, _ dice: inout SeededRandom) throws -> Client.ID {
        let book = ClientBook(tx, .program)
        let client = try book.add(
            NewClient(.organisation, name: "Клиент \(number)", note: "Заметка \(number)", provisional: number % 2 == 0)
        )
        // A number that several have, so that it stands twice on a card.
        _ = try book.addPoint(.phone("+7495123450\(Int.random(in: 0...2, using: &dice))"), to: client.id)
        try book.mark(client.id, [.number("\(number)")])
        for _ in 0..<Int.random(in: 0...2, using: &dice) {
            let contact = try book.addContact(NewContact(name: PersonName(given: "Лицо \(number)")), to: client.id)
            _ = try book.addPoint(.email("a\(contact.id)@example.com"), to: client.id, of: contact.id)
            _ = try CaseDesk(tx, .program).open(
                NewCase(client: client.id, contact: contact.id, kind: .question, text: "Вопрос", channel: .email)
            )
        }
        _ = try CaseDesk(tx, .program).log(
            NewInteraction(client: client.id, channel: .meeting, direction: .out, text: "Встреча")
        )
        return client.id
    }

    /// Everything that is anybody's, but versions.
    private static func all(of snapshot: Snapshot) throws -> [String: [[String?]]] {
        func rows(_ table: SQL, _ columns: [SQL]) throws -> [[String?]] {
            let list = SQL.join(columns.map { "CAST(\($0) AS TEXT)" }, by: ", ")
            let found = try snapshot.all("SELECT \(list) FROM \(table)") { row in
                try columns.map { _ in try row.read(String?.self) }
            }
            return found.sorted { "\($0)" < "\($1)" }
        }
        return [
            "client": try rows(
                "client",
                ["id", "kind", "name", "sort_name", "tax_number", "confidential", "provisional", "note", "merged_into"]
            ),
            "client_wall": try rows("client_wall", ["client", "person", "named_by", "at"]),
            "contact": try rows("contact", ["id", "client", "family", "given", "gone"]),
            "contact_point": try rows("contact_point", ["id", "client", "contact", "kind", "normalized", "gone"]),
            "client_mark": try rows("client_mark", ["id", "client", "kind", "value"]),
            "service_case": try rows("service_case", ["id", "client", "contact", "subject", "status"]),
            "interaction": try rows("interaction", ["id", "client", "contact", "service_case", "text"]),
        ]
    }
}
