import Basics
import Clients
import Desk
import Files
import Foundation
import Mail
import MailTestSupport
import People
import Store
import TestSupport
import Testing

@testable import Channels

/// Letters from a real Dovecot (SPEC W1).
@Suite(.enabled(if: MailServers.areRunning)) struct `A mailbox` {
    private let servers: MailServers
    private let account: MailServers.Account
    private let scratch: Scratch
    private let box: SecretBox

    init() throws {
        servers = try MailServers.ours
        account = servers.newAccount()
        scratch = try Scratch()
        box = try SecretBox(key: [UInt8](repeating: 3, count: 32))
    }

    private func tools(_ database: Database, _ patience: Patience = Patience()) -> FetchingTools {
        FetchingTools(
            database: database,
            box: box,
            authority: servers.trusted,
            spool: scratch.folder.appending(path: "spool"),
            patience: patience
        )
    }

    private func wish(_ place: Mailbox.Place? = nil) throws -> MailboxWish {
        let address = try #require(EmailAddress(account.address))
        var wish = MailboxWish(name: "Почта", address: address, login: account.name)
        wish.incoming = place ?? Mailbox.Place(host: servers.host, port: servers.imaps, security: .tls)
        wish.secret = .password(account.password)
        return wish
    }

    private func add(to database: Database, _ place: Mailbox.Place? = nil) async throws -> Mailbox {
        let wish = try wish(place)
        return try await database.write { [box] in try MailboxBook($0, .program, box: box).add(wish) }
    }

    private func put(_ files: [URL]) async throws {
        let session = try await IMAPSession.open(servers.imapServer(), as: account.credentials)
        for file in files { try await session.append(file, to: .inbox, flags: []) }
        await session.close()
    }

    private func letters(_ count: Int, size: Int = 200) throws -> [URL] {
        try (0..<count).map { number in
            try scratch.letter(
                """
                From: Клиент \(number % 7) <client\(number % 7)@example.org>\r
                Subject: Letter \(number)\r
                Message-ID: <\(number)@\(account.name)>\r
                \r
                \(String(repeating: "Text \(number). ", count: max(1, size / 10)))\r

                """
            )
        }
    }

    private func subjects(_ database: Database) async throws -> [String] {
        try await database.read { snapshot in
            try snapshot.values("SELECT subject FROM interaction WHERE channel = 'email'", as: String.self)
        }
    }

    private func spool() -> URL { scratch.folder.appending(path: "spool") }

    @Test(arguments: TestDatabase.engines)
    func `is read to its end, then only what is new, and its password is nowhere in the open`(
        on engine: Dialect
    ) async throws {
        let database = try await TestDatabase.fresh(on: engine, time: SystemTime())
        try await put(try letters(90) + [try scratch.letter(ofBytes: 3_000_000, subject: "large")])
        let mailbox = try await add(to: database)
        let fetching = MailFetching(tools(database))
        #expect(try await fetching.fetchOnce(mailbox) == 91)
        #expect(try await fetching.fetchOnce(mailbox) == 0)
        try await put(try letters(3))
        #expect(try await fetching.fetchOnce(mailbox) == 3)
        try await LetterReading(database: database, spool: spool()).readAll()
        // The large one has no sender, and three came twice.
        #expect(try await subjects(database).count == 90)
        let (sealed, states) = try await database.read { snapshot in
            (
                try snapshot.value("SELECT secret FROM mailbox", as: [UInt8].self),
                try snapshot.values("SELECT DISTINCT state FROM letter ORDER BY state", as: String.self)
            )
        }
        #expect(states == ["set-aside", "understood"])
        #expect(!String(decoding: sealed ?? [], as: UTF8.self).contains(account.password))
        #expect(try FileManager.default.contentsOfDirectory(atPath: spool().path).isEmpty)
    }

    /// The task dies again and again at any point; in the end each letter is there once.
    @Test(arguments: TestDatabase.engines)
    func `whose reader is killed again and again gives each letter once`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine, time: SystemTime())
        try await put(try letters(300, size: 20_000))
        var random = SeededRandom(seed: 8)
        var (cut, cuts) = (100_000, 0)
        let mailbox = try await add(to: database)
        for _ in 0..<8 {
            let relay = try Relay(to: servers.imap, when: .serverSaid(cut))
            cut += Int.random(in: 1...900_000, using: &random)
            let place = Mailbox.Place(host: "127.0.0.1", port: relay.port, security: .plaintext)
            let (fetching, there) = (MailFetching(tools(database)), mailbox.moved(to: place))
            do { _ = try await fetching.fetchOnce(there) } catch is MailFault { cuts += 1 }
            relay.close()
        }
        #expect(cuts >= 3)
        try await MailFetching(tools(database)).fetchOnce(mailbox)
        try await LetterReading(database: database, spool: spool()).readAll()
        let found = try await subjects(database)
        #expect(found.count == 300 && Set(found).count == 300)
    }

    /// Some servers, and some boxes on the way that look into mail, hang up over a letter that they don't like.
    @Test(arguments: TestDatabase.engines)
    func `goes on after a letter over which the server hangs up again and again`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine, time: SystemTime())
        var files = try letters(20)
        // Long enough that its end is on its way still when the line is cut.
        let head = "From: bad@example.org\r\nSubject: bad\r\nMessage-ID: <bad@x>\r\n\r\nhang-up-here\r\n"
        files.insert(try scratch.letter(head + String(repeating: "Text.\r\n", count: 20_000)), at: 10)
        try await put(files)
        let mailbox = try await add(to: database)
        let relay = try Relay(to: servers.imap, when: .serverSaidWords("hang-up-here"))
        defer { relay.close() }
        let there = mailbox.moved(to: Mailbox.Place(host: "127.0.0.1", port: relay.port, security: .plaintext))
        let fetching = MailFetching(tools(database, .short))
        var cuts = 0
        while cuts < 20 {
            do {
                _ = try await fetching.fetchOnce(there)
                break
            } catch is MailFault {
                cuts += 1
            }
        }
        // Once among all, then by itself.
        #expect(cuts == 1 + Stumbles.most)
        let aside = try await database.read { try $0.lettersSetAside(limit: 10) }
        #expect(aside.map(\.state) == [.setAside(.unfetchable)])
        // Asked for once more, it is tried once more, and no longer than that.
        let id = try #require(aside.first?.id)
        try await database.write { try LetterSorting($0, .program).retry(id) }
        await #expect(throws: MailFault.self) { try await fetching.fetchOnce(there) }
        #expect(try await fetching.fetchOnce(there) == 0)
        try await database.write { try LetterSorting($0, .program).retry(id) }
        try await fetching.fetchOnce(mailbox)
        try await LetterReading(database: database, spool: spool()).readAll()
        #expect(Set(try await subjects(database)).count == 21)
    }

    @Test(arguments: TestDatabase.engines)
    func `that two nodes read at once gives each letter once`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine, time: SystemTime())
        let other = engine == .postgres ? try await database.openedAgain() : database
        try await put(try letters(300))
        let mailbox = try await add(to: database)
        let (one, two) = (MailFetching(tools(database)), MailFetching(tools(other)))
        for _ in 0..<3 {
            // Whoever is overtaken stops and looks again.
            await withTaskGroup(of: Int?.self) { group in
                for node in [one, two] { group.addTask { try? await node.fetchOnce(mailbox) } }
            }
        }
        let folder = spool()
        async let first = LetterReading(database: database, spool: folder).readAll()
        async let second = LetterReading(database: other, spool: folder).readAll()
        _ = try await (first, second)
        let found = try await subjects(database)
        #expect(found.count == 300 && Set(found).count == 300)
        if engine == .postgres { await other.engine.close() }
    }

    @Test(arguments: TestDatabase.engines)
    func `that was made anew gives only what is new`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine, time: SystemTime())
        let files = try letters(5)
        try await put(files)
        let mailbox = try await add(to: database)
        let fetching = MailFetching(tools(database))
        #expect(try await fetching.fetchOnce(mailbox) == 5)
        // As if the server had numbered its letters otherwise when we looked.
        try await database.write { tx in
            try tx.run("UPDATE mailbox_fetching SET validity = validity - 1")
            try tx.run("UPDATE letter SET validity = validity - 1, uid = 1000 - uid")
        }
        try await put([try scratch.letter("From: new@example.org\r\nSubject: new\r\n\r\nnew\r\n")])
        #expect(try await fetching.fetchOnce(mailbox) == 1)
        #expect(try await fetching.fetchOnce(mailbox) == 0)
        let count = try await database.read { try $0.value("SELECT COUNT(*) FROM letter", as: Int.self) }
        let pieces = try await database.read { try $0.value("SELECT COUNT(*) FROM file_piece", as: Int.self) }
        #expect(count == 6 && pieces == 6)
    }

    /// A file on the mail server's disk that the server itself may not read for a while.
    @Test(arguments: TestDatabase.engines)
    func `has letters that the server does not give out, until it does`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine, time: SystemTime())
        try await put(try letters(5))
        let name = try servers.files(of: account)[2].lastPathComponent.prefix { $0 != ":" }
        /// Whatever it is called meanwhile: Dovecot puts flags behind the name.
        func allow(_ mode: mode_t) throws {
            let file = try servers.files(of: account).first { $0.lastPathComponent.hasPrefix(name) }
            try #require(chmod(try #require(file).path, mode) == 0)
        }
        try allow(0)
        let mailbox = try await add(to: database)
        let fetching = MailFetching(tools(database))
        // Dovecot hangs up over it.
        for _ in 0...Stumbles.most { await #expect(throws: MailFault.self) { try await fetching.fetchOnce(mailbox) } }
        try await fetching.fetchOnce(mailbox)
        try await LetterReading(database: database, spool: spool()).readAll()
        #expect(try await subjects(database).count == 4)
        let aside = try await database.read { try $0.lettersSetAside(limit: 10) }
        #expect(aside.map(\.state) == [.setAside(.unfetchable)])
        let id = try #require(aside.first?.id)
        // Tried again in vain, and once more when the server has been mended.
        try await database.write { try LetterSorting($0, .program).retry(id) }
        await #expect(throws: MailFault.self) { try await fetching.fetchOnce(mailbox) }
        try await fetching.fetchOnce(mailbox)
        #expect(try await database.read { try $0.letter(id)?.state } == .setAside(.unfetchable))
        try allow(0o644)
        try await database.write { try LetterSorting($0, .program).retry(id) }
        try await fetching.fetchOnce(mailbox)
        try await LetterReading(database: database, spool: spool()).readAll()
        #expect(Set(try await subjects(database)).count == 5)
        #expect(try await database.read { try $0.letter(id)?.state } == .understood)
    }

    /// The service itself: what comes while it waits, a password that is wrong, a server that dies.
    @Test func `tells what is wrong with it, and goes on when that is mended`() async throws {
        let database = try await TestDatabase.fresh(on: .sqlite, time: SystemTime())
        var wrong = try wish()
        wrong.secret = .password("wrong")
        let mailbox = try await database.write { [box, wrong] in try MailboxBook($0, .program, box: box).add(wrong) }
        let service = MailFetching(tools(database))
        let running = Task { try await service.run() }
        defer { running.cancel() }
        let complaint = try await eventually { try await database.read { try $0.fetching(of: mailbox.id)?.complaint } }
        #expect(complaint.key == "refusal.mail.login-wrong")
        let right = try wish()
        _ = try await database.write { [box] in
            try MailboxBook($0, .program, box: box).change(mailbox.id, version: mailbox.version, to: right)
        }
        _ = try await eventually {
            try await database.read { try $0.fetching(of: mailbox.id) }.flatMap { $0.checked == nil ? nil : $0 }
        }
        try await put(try letters(2))
        // Told by the server at once.
        let state = try await eventually {
            try await database.read { try $0.fetching(of: mailbox.id) }.flatMap { $0.fetched == 2 ? $0 : nil }
        }
        #expect(state.complaint == nil && state.failures == 0)
        let process = try #require(try servers.process(of: account))
        kill(process, SIGKILL)
        try await put(try letters(1))
        _ = try await eventually {
            try await database.read { try $0.fetching(of: mailbox.id) }.flatMap { $0.fetched == 3 ? $0 : nil }
        }
        running.cancel()
    }

    /// A clock that stood a year ahead has left a pause of a year.
    @Test func `is not left alone for a year by a clock that jumped`() async throws {
        let database = try await TestDatabase.fresh(on: .sqlite, time: SystemTime())
        try await put(try letters(1))
        let mailbox = try await add(to: database)
        try await database.write { tx in
            try tx.run("UPDATE mailbox_fetching SET due = \(tx.now + .days(365)), failures = 1")
        }
        let running = Task { [service = MailFetching(tools(database))] in try await service.run() }
        defer { running.cancel() }
        _ = try await eventually {
            try await database.read { try $0.fetching(of: mailbox.id) }.flatMap { $0.fetched == 1 ? $0 : nil }
        }
    }

    private func eventually<Value>(_ look: () async throws -> Value?) async throws -> Value {
        for _ in 0..<200 {
            if let value = try await look() { return value }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw CocoaError(.featureUnsupported)
    }
}

extension Mailbox {
    fileprivate func moved(to place: Place) -> Mailbox {
        var moved = self
        moved.incoming = place
        return moved
    }
}
