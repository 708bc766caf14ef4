import Basics
import Channels
import Clients
import Desk
import Foundation
import Mail
import MailTestSupport
import People
import Store
import TestSupport
import Testing

/// What may happen to a letter on its way out (SPEC W1): nothing is sent twice by itself, and nothing is forgotten.
@Suite struct `A letter that does not get through` {
    @Test(arguments: TestDatabase.engines)
    func `is uncertain when the answer is lost, and nobody but a person sends it again`(on engine: Dialect) async throws
    {
        let server = try SMTPScript.mute()
        defer { server.close() }
        let office = try await PostOffice(on: engine, to: server.place)
        let letter = try await office.answer()
        #expect(try await office.queue.sendDue() == 1)
        #expect(try await office.state(letter) == .uncertain)
        #expect(try await office.fates(letter) == [.uncertain])
        #expect(try await office.attentions() == [.uncertain])
        office.time.advance(by: .days(2))
        #expect(try await office.queue.sendDue() == 0)

        let cast = office.cast
        try await office.database.write { tx in _ = try CaseDesk(tx, cast.irina).sendAgain(letter) }
        #expect(try await office.queue.sendDue() == 1)
        #expect(try await office.state(letter) == .uncertain)
        try await office.database.write { tx in _ = try CaseDesk(tx, cast.irina).takeForSent(letter) }
        #expect(try await office.state(letter) == .sent)
        await #expect(throws: CaseRefusal.letterDecided) {
            try await office.database.write { tx in _ = try CaseDesk(tx, cast.irina).sendAgain(letter) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `waits and is tried again when the server is down, until it is too late`(on engine: Dialect) async throws {
        let office = try await PostOffice(
            on: engine,
            to: MailServer(host: "127.0.0.1", port: 1, security: .plaintext)
        )
        let letter = try await office.answer()
        #expect(try await office.queue.sendDue() == 1)
        let state = try #require(try await office.letterState(letter))
        #expect(try await office.state(letter) == .waiting)
        #expect(state.attempts == 1 && state.due > office.time.now)
        #expect(state.trouble?.reason == "refusal.mail.unreachable")
        #expect(try await office.queue.sendDue() == 0)
        office.time.advance(by: Verdict.patience + .hours(1))
        // Another queue: this one does not ask a server again that was away a moment ago.
        #expect(try await PostOffice.queue(office.database, office.box, .system).sendDue() == 1)
        #expect(try await office.state(letter) == .failed)
        #expect(try await office.attentions() == [.undelivered])
    }

    @Test(arguments: TestDatabase.engines)
    func `is uncertain when its sender died after handing it over, and waits when before`(on engine: Dialect)
        async throws
    {
        let server = try BadServer(greeting: SMTPScript.greeting, script: [])
        defer { server.close() }
        let office = try await PostOffice(on: engine, to: server.place)
        let handed = try await office.answer("Отдано")
        try await office.database.write { tx in
            let dispatch = try #require(try tx.claimLetter(by: "dead", for: .seconds(30)))
            #expect(try tx.handOver(dispatch))
        }
        let held = try await office.answer("Не отдано")
        try await office.database.write { tx in
            let claimed = try tx.claimLetter(by: "dead", for: .seconds(30))?.interaction
            #expect(claimed == held)
        }
        try await office.database.write { try $0.takeOverLostLetters() }
        #expect(try await office.state(handed) == .sending)
        #expect(try await office.state(held) == .sending)
        office.time.advance(by: .seconds(31))
        try await office.database.write { try $0.takeOverLostLetters() }
        #expect(try await office.state(handed) == .uncertain)
        #expect(try await office.state(held) == .waiting)
    }

    @Test(arguments: TestDatabase.engines)
    func `counts what the server said although the clock had jumped and it was taken over`(on engine: Dialect)
        async throws
    {
        let office = try await PostOffice(on: engine, to: MailServer(host: "127.0.0.1", port: 1, security: .plaintext))
        let letter = try await office.answer()
        let dispatch = try await office.database.write { tx in
            let dispatch = try #require(try tx.claimLetter(by: "slow", for: .seconds(30)))
            #expect(try tx.handOver(dispatch))
            return dispatch
        }
        office.time.advance(by: .days(365))
        try await office.database.write { try $0.takeOverLostLetters() }
        #expect(try await office.state(letter) == .uncertain)
        office.time.set(FixedTime.start)
        try await office.database.write { tx in
            var tried = dispatch.open
            tried[0].fate = .accepted
            let verdict = try tx.settle(dispatch, tried, next: tx.now, because: nil)
            #expect(verdict == .sent)
        }
        #expect(try await office.state(letter) == .sent)
        #expect(try await office.queue.sendDue() == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `does not count what an old attempt says once a person has sent it again`(on engine: Dialect) async throws {
        let office = try await PostOffice(on: engine, to: MailServer(host: "127.0.0.1", port: 1, security: .plaintext))
        let letter = try await office.answer()
        let cast = office.cast
        try await office.database.write { tx in
            let old = try #require(try tx.claimLetter(by: "slow", for: .milliseconds(-1)))
            #expect(try tx.handOver(old))
            try tx.takeOverLostLetters()
            _ = try CaseDesk(tx, cast.irina).sendAgain(letter)
            let new = try #require(try tx.claimLetter(by: "quick", for: .seconds(30)))
            #expect(new.attempt == 2)
            #expect(try tx.settle(old, old.open, next: tx.now, because: nil) == nil)
            #expect(try tx.handOver(old) == false)
            #expect(try tx.renewClaim(on: new, for: .seconds(30)))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `waits where no mailbox sends letters`(on engine: Dialect) async throws {
        let office = try await PostOffice(on: engine, to: MailServer(host: "127.0.0.1", port: 1, security: .plaintext))
        let letter = try await office.answer()
        try await office.database.write { [mailbox = office.mailbox, cast = office.cast, box = office.box] tx in
            _ = try MailboxBook(tx, cast.administrator, box: box).turn(mailbox.id, on: false)
        }
        #expect(try await office.queue.sendDue() == 1)
        #expect(try await office.letterState(letter)?.trouble?.reason == "refusal.letter.no-mailbox")
        #expect(try await office.state(letter) == .waiting)
    }

    @Test(arguments: TestDatabase.engines)
    func `that came back is shown as failed, and one that was answered as sent`(on engine: Dialect) async throws {
        let server = try SMTPScript.mute()
        defer { server.close() }
        let office = try await PostOffice(on: engine, to: server.place)
        let letter = try await office.answer()
        try await office.queue.sendDue()
        try await office.database.write { try $0.letterArrived(letter) }
        #expect(try await office.state(letter) == .sent)
        let anna = EmailAddress(stored: "anna@vector.example")
        try await office.database.write { tx in
            let news = try (1...2).map { _ in try tx.letterCameBack(letter, from: anna, "550 no such user") }
            #expect(news == [true, false])
        }
        #expect(try await office.state(letter) == .failed)
        #expect(try await office.attentions().contains(.undelivered))
    }

    @Test(arguments: TestDatabase.engines)
    func `can be taken back for ten seconds, and not once somebody has it`(on engine: Dialect) async throws {
        let office = try await PostOffice(on: engine, to: MailServer(host: "127.0.0.1", port: 1, security: .plaintext))
        let cast = office.cast
        let (later, second) = try await office.database.write { tx in
            let desk = CaseDesk(tx, cast.irina)
            let first = try desk.answer(cast.payment.id, "Ой", via: .email)
            #expect(try tx.claimLetter(by: "us", for: .seconds(30)) == nil)
            _ = try desk.withdrawAnswer(first.id)
            let later = try desk.answer(cast.payment.id, "Завтра", via: .email, later: tx.now + .days(1))
            return (later, try desk.answer(cast.payment.id, "Да", via: .email))
        }
        office.time.advance(by: .seconds(10))
        try await office.database.write { tx in
            let claimed = try (1...2).map { _ in try tx.claimLetter(by: "us", for: .seconds(30))?.interaction }
            #expect(claimed == [second.id, nil])
            #expect(throws: CaseRefusal.notWithdrawable) { try CaseDesk(tx, cast.irina).withdrawAnswer(second.id) }
        }
        office.time.advance(by: .days(1))
        try await office.database.write { tx in
            let claimed = try tx.claimLetter(by: "us", for: .seconds(30))?.interaction
            #expect(claimed == later.id)
        }
    }
}
