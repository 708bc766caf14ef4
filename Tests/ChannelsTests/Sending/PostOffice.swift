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

/// A company with a mailbox, and the queue that sends from it.
struct PostOffice {
    let database: Database
    let time: FixedTime
    let cast: Cast
    let box: SecretBox
    let mailbox: Mailbox
    let queue: SendingQueue

    init(on engine: Dialect, to server: MailServer, password: String? = nil) async throws {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        let cast = try await Cast.settle(in: database)
        let box = try SecretBox(key: [UInt8](repeating: 7, count: 32))
        let user = "u" + UUID().uuidString.lowercased().replacing("-", with: "")
        let address = EmailAddress(stored: "\(user)@example.test")
        mailbox = try await database.write { tx in
            var wish = MailboxWish(name: "Service", address: address, login: user)
            wish.fromName = "Служба заботы"
            wish.signature = "{{person.name}}\n{{company.name}}"
            wish.outgoing = Mailbox.Place(host: server.host, port: server.port, security: server.security)
            wish.secret = password.map(MailboxSecret.password)
            return try MailboxBook(tx, cast.administrator, box: box).add(wish)
        }
        (self.database, self.time, self.cast, self.box) = (database, time, cast, box)
        queue = Self.queue(database, box, server.authority)
    }

    static func queue(_ database: Database, _ box: SecretBox, _ authority: MailServer.Authority) -> SendingQueue {
        SendingQueue(
            database: database,
            box: box,
            words: LetterWords { name, _, _ in "\(name) написал(а) в 10:00:" },
            authority: authority,
            patience: .short,
            lease: .seconds(30)
        )
    }

    /// Irina answers Anna, and the ten seconds pass.
    func answer(
        _ text: String = "Платёж прошёл.",
        to address: String? = nil,
        copies: [String] = []
    ) async throws -> Interaction.ID {
        let id = try await database.write { [cast] tx in
            let point = try address.map {
                try ClientBook(tx, cast.irina).addPoint(.email($0), to: cast.vector.id, of: cast.anna.id).id
            }
            return try CaseDesk(tx, cast.irina).answer(
                cast.payment.id,
                text,
                via: .email,
                to: point ?? cast.annasEmail.id,
                copies: copies.map(EmailAddress.init(stored:))
            ).id
        }
        time.advance(by: Outbox.secondThoughts)
        return id
    }

    func state(_ id: Interaction.ID) async throws -> Interaction.Delivery? {
        try await database.read { try $0.interaction(id, visibleTo: .program)?.delivery }
    }

    func letterState(_ id: Interaction.ID) async throws -> LetterState? {
        try await database.read { try $0.letterStates(of: [id])[id] }
    }

    func fates(_ id: Interaction.ID) async throws -> [Recipient.Fate] {
        try await database.read { try $0.recipients(of: id).map(\.fate) }
    }

    func attentions() async throws -> [Attention.Kind] {
        try await database.read { [cast] in try $0.attentions(of: cast.irina).map(\.kind) }
    }
}

/// What a server says, line by line, to whoever sends one letter without a login.
enum SMTPScript {
    static let greeting = "220 ready\r\n"
    static let welcome = "250-here\r\n250 SIZE 100000000\r\n"
    static let taken = [welcome, "250 sender\r\n", "250 recipient\r\n", "354 go on\r\n"]

    /// Takes the whole letter, for as many lines as it may have, and never says whether it was taken.
    static func mute() throws -> BadServer {
        try BadServer(greeting: greeting, script: taken)
    }
}
