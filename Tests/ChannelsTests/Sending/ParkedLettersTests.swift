import Basics
import Channels
import Clients
import Desk
import Mail
import People
import Store
import TestSupport
import Testing

/// What was written before there was a mailbox goes when somebody has said so (SPEC W1).
@Suite struct ParkedLettersTests {
    private let box: SecretBox

    init() throws {
        box = try SecretBox(key: [UInt8](repeating: 7, count: 32))
    }

    private func mailbox(_ name: String, sends: Bool, _ tx: Transaction, _ cast: Cast) throws -> Mailbox {
        try MailboxBook(tx, cast.administrator, box: box).add(wish(name, sends: sends))
    }

    private func wish(_ name: String, sends: Bool) -> MailboxWish {
        var wish = MailboxWish(name: name, address: EmailAddress(stored: "\(name)@highrock.example"))
        if sends { wish.outgoing = Mailbox.Place(host: "localhost", port: 25, security: .plaintext) }
        return wish
    }

    @Test(arguments: TestDatabase.engines)
    func `letters that waited for the first mailbox go neither by themselves nor twice`(on engine: Dialect) async throws
    {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        let cast = try await Cast.settle(in: database)
        let letters = try await database.write { tx in
            try (1...3).map { try CaseDesk(tx, cast.irina).answer(cast.payment.id, "\($0)", via: .email).id }
        }
        time.advance(by: .minutes(1))
        try await database.write { tx in
            // A sender that has just taken one.
            let taken = try #require(try tx.claimLetter(by: "x", for: .minutes(1)))
            let reading = try mailbox("reads", sends: false, tx, cast)
            #expect(try tx.parkedLetters(visibleTo: cast.administrator) == nil)
            _ = try MailboxBook(tx, cast.administrator, box: box).change(
                reading.id,
                version: 1,
                to: wish("reads", sends: true)
            )
            #expect(try tx.parkedLetters(visibleTo: cast.administrator)?.count == 3)
            #expect(try !tx.handOver(taken) && !tx.hasLetterWork() && tx.claimLetter(by: "y", for: .minutes(1)) == nil)
            // With another mailbox nothing changes, and what is written now goes.
            _ = try mailbox("second", sends: true, tx, cast)
            #expect(try tx.claimLetter(by: "y", for: .minutes(1)) == nil)
            _ = try CaseDesk(tx, cast.irina).sendAgain(letters[2])
            #expect(try tx.claimLetter(by: "y", for: .minutes(1))?.interaction == letters[2])
            _ = try CaseDesk(tx, cast.irina).withdrawAnswer(letters[1])
            #expect(try tx.parkedLetters(visibleTo: cast.administrator)?.count == 1)
            #expect(throws: RightsRefusal.self) { try OutboxKeeping(tx, cast.irina).releaseLetters() }
            #expect(try OutboxKeeping(tx, cast.administrator).releaseLetters() == 1)
            #expect(try tx.claimLetter(by: "y", for: .minutes(1))?.interaction == letters[0])
            #expect(try tx.parkedLetters(visibleTo: cast.administrator) == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what was dealt with otherwise is never sent, and the case says so`(on engine: Dialect) async throws {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let letter = try CaseDesk(tx, cast.irina).answer(cast.payment.id, "x", via: .email).id
            _ = try CaseDesk(tx, cast.vera).answer(
                cast.secret.id,
                "y",
                via: .email,
                to: try ClientBook(tx, cast.vera).addPoint(.email("boss@sigma.example"), to: cast.sigma.id).id
            )
            _ = try mailbox("first", sends: true, tx, cast)
            #expect(try tx.parkedLetters(visibleTo: cast.administrator)?.count == 1, "of those that one may know of")
            #expect(try OutboxKeeping(tx, cast.administrator).dismissLetters() == 2)
            #expect(try tx.interaction(letter, visibleTo: .program)?.delivery == .withdrawn)
            #expect(try tx.parkedLetters(visibleTo: cast.vera) == nil)
        }
        time.advance(by: .days(1))
        #expect(try await database.read { try !$0.hasLetterWork() })
    }
}
