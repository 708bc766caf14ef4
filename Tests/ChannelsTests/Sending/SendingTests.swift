import Basics
import Channels
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

/// With a real Exim, which delivers to a real Dovecot.
@Suite(.enabled(if: MailServers.areRunning)) struct `A letter of ours` {
    private func office(_ engine: Dialect) async throws -> PostOffice {
        let servers = try MailServers.ours
        return try await PostOffice(on: engine, to: servers.smtpServer(), password: servers.password)
    }

    @Test(arguments: TestDatabase.engines)
    func `arrives whole, in its thread, and is kept as it went`(on engine: Dialect) async throws {
        let office = try await office(engine)
        let cast = office.cast
        try await office.database.write { tx in
            _ = try ClientDesk(tx, client: cast.vector.id).write("Что с платежом?\nЖдём.", on: cast.payment.id)
            let file = try tx.keep(
                NewFile(name: "Счёт № 7.pdf", mediaType: "application/pdf", bytes: Array("%PDF".utf8))
            )
            try tx.attach(file, of: try #require(cast.irina.id), at: .answer(on: cast.payment.id))
            _ = try CaseDesk(tx, cast.irina).answer(
                cast.payment.id,
                "Здравствуйте!\n\nПлатёж прошёл: https://bank.example/118?a=1&b=2.",
                via: .email,
                to: try ClientBook(tx, cast.irina).addPoint(.email("arrives@example.test"), to: cast.vector.id).id,
                copies: [EmailAddress(stored: "copy@example.test")],
                withDraftFiles: true
            )
            #expect(try tx.draftFiles(of: try #require(cast.irina.id), at: .answer(on: cast.payment.id)).isEmpty)
        }
        office.time.advance(by: Outbox.secondThoughts)
        #expect(try await office.queue.sendDue() == 1)
        let raw = try await office.rawLetter()
        let letter = try OpenLetter.read(.bytes(raw))
        #expect(letter.head.subject == "[#\(cast.payment.number)] Не проходит оплата")
        #expect(letter.head.from.first == Correspondent(name: "Служба заботы", office.mailbox.address))
        #expect(letter.head.to.map(\.address) == ["arrives@example.test"])
        #expect(letter.head.cc.map(\.address) == ["copy@example.test"])
        #expect(letter.text.contains("Платёж прошёл") && letter.text.contains("-- \nСоколова Ирина"))
        #expect(letter.text.contains("> Что с платежом?\n> Ждём."))
        let html = try #require(letter.html)
        #expect(html.contains("<a href=\"https://bank.example/118?a=1&amp;b=2\">"))
        #expect(letter.attachments.map(\.fileName) == ["Счёт № 7.pdf"])
        #expect(try await office.fates(office.lastAnswer()) == [.accepted, .accepted])
    }

    @Test func `keeps its thread under a subject of its writer's own`() async throws {
        let office = try await office(.sqlite)
        let cast = office.cast
        let first = try await office.answer(to: "renamed@example.test")
        _ = try await office.queue.sendDue()
        let before = try OpenLetter.read(.bytes(try await office.rawLetter()))
        try await office.database.write { tx in
            let point = try tx.points(of: cast.vector).first { $0.normalized == "renamed@example.test" }
            _ = try CaseDesk(tx, cast.irina).answer(
                cast.payment.id,
                "И ещё одно.",
                via: .email,
                to: point?.id,
                subject: "Договор на подпись"
            )
        }
        office.time.advance(by: Outbox.secondThoughts)
        #expect(try await office.queue.sendDue() == 1)
        let letter = try OpenLetter.read(.bytes(try await office.rawLetter()))
        #expect(letter.head.subject == "[#\(cast.payment.number)] Договор на подпись")
        #expect(before.head.subject == "[#\(cast.payment.number)] Не проходит оплата")
        #expect(letter.head.references == [try #require(before.head.messageID)])
        #expect(try await office.fates(first) == [.accepted])
    }

    @Test func `that no person wrote says so, and nobody can answer it`() async throws {
        let office = try await office(.sqlite)
        let cast = office.cast
        let reader = EmailAddress(stored: "automatic@example.test")
        try await office.database.write { tx in
            _ = try CaseDesk(tx, .program).answerAutomatically(cast.payment.id, "Получили, разбираемся.", to: reader)
        }
        #expect(try await office.queue.sendDue() == 1)
        let letter = try OpenLetter.read(.bytes(try await office.rawLetter()))
        #expect(letter.head["Auto-Submitted"] == "auto-replied")
        #expect(try await office.fates(office.lastAnswer()) == [.accepted])
    }

    @Test(arguments: TestDatabase.engines)
    func `is failed for the one who is unknown, and not sent again to the other`(on engine: Dialect) async throws {
        let office = try await office(engine)
        let letter = try await office.answer(to: "known@example.test", copies: ["unknown@example.test"])
        try await office.queue.sendDue()
        #expect(try await office.fates(letter) == [.accepted, .refused])
        #expect(try await office.state(letter) == .failed)
        let trouble = try #require(try await office.letterState(letter)?.trouble)
        #expect(
            trouble.details["address"] == "unknown@example.test" && trouble.details["words"]?.contains("550") == true
        )
        try await office.database.write { [cast = office.cast] in _ = try CaseDesk($0, cast.irina).sendAgain(letter) }
        #expect(try await office.fates(letter) == [.accepted, .waiting])
    }

    /// SPEC W1: one who writes there next is warned.
    @Test(arguments: TestDatabase.engines)
    func `marks an address that the server knows nobody at, and no other`(on engine: Dialect) async throws {
        let office = try await office(engine)
        _ = try await office.answer(to: "unknown@example.test")
        _ = try await office.answer(to: "unwanted@example.test")
        _ = try await office.answer(to: "greylisted@example.test")
        try await office.queue.sendDue()
        let marked = try await office.database.read { [cast = office.cast] in
            try $0.points(of: cast.vector).filter { $0.undeliverable != nil }
        }
        #expect(marked.map(\.normalized) == ["unknown@example.test"])
        #expect(marked.first?.undeliverable?.why.contains("550") == true)
    }

    @Test(arguments: TestDatabase.engines)
    func `is tried again when the server says later, and is the same letter then`(on engine: Dialect) async throws {
        let office = try await office(engine)
        let letter = try await office.answer(to: "greylisted@example.test")
        try await office.queue.sendDue()
        let first = try await office.rawLetter()
        #expect(try await office.state(letter) == .waiting)
        #expect(try await office.letterState(letter)?.trouble?.reason == "refusal.letter.not-now")
        office.time.advance(by: .hours(3))
        #expect(try await office.queue.sendDue() == 1)
        #expect(try await office.letterState(letter)?.attempts == 2)
        #expect(try await office.rawLetter() == first)
    }

    @Test(arguments: TestDatabase.engines)
    func `goes once, however many nodes send`(on engine: Dialect) async throws {
        let office = try await office(engine)
        let servers = try MailServers.ours
        let reader = servers.newAccount()
        for number in 1...12 {
            _ = try await office.answer("Письмо \(number)", to: number == 1 ? reader.address : nil, reader)
        }
        office.time.advance(by: Outbox.secondThoughts)
        let queues = (0..<3).map { _ in PostOffice.queue(office.database, office.box, servers.trusted) }
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for queue in queues { group.addTask { try await queue.sendDue() } }
            return try await group.reduce(0, +)
        }
        #expect(counts == 12)
        let imap = try await IMAPSession.open(servers.imapServer(), as: reader.credentials)
        // What the server has accepted it delivers a moment later.
        var count = try await imap.open(.inbox).count
        for _ in 1...100 where count < 12 {
            try await Task.sleep(for: .milliseconds(100))
            count = try await imap.open(.inbox).count
        }
        #expect(count == 12)
        await imap.close()
    }
}

extension PostOffice {
    /// The last answer of the case.
    func lastAnswer() async throws -> Interaction.ID {
        let found: Interaction.ID? = try await database.read {
            try $0.value("SELECT interaction FROM outbox ORDER BY interaction DESC LIMIT 1")
        }
        guard let found else { throw CaseRefusal.interactionNotFound }
        return found
    }

    /// As it was kept.
    func rawLetter() async throws -> [UInt8] {
        try await database.read { tx in
            let id: StoredFile.ID? = try tx.value(
                "SELECT file FROM letter WHERE direction = 'out' ORDER BY id DESC LIMIT 1"
            )
            guard let file = try id.flatMap({ try tx.file($0) }) else { throw FileFault.notFound }
            return try tx.bytes(of: file, limit: 1_000_000)
        }
    }

    /// To a mailbox that was named before.
    fileprivate func answer(_ text: String, to new: String?, _ reader: MailServers.Account) async throws
        -> Interaction.ID
    {
        if let new { return try await answer(text, to: new) }
        return try await database.write { [cast] tx in
            let point = try tx.points(of: cast.vector).first { $0.normalized == reader.address }
            return try CaseDesk(tx, cast.irina).answer(cast.payment.id, text, via: .email, to: point?.id).id
        }
    }
}
