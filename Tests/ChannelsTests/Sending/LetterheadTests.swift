import Basics
import Channels
import Clients
import Desk
import Mail
import People
import Store
import TestSupport
import Testing

/// What differs from mailbox to mailbox: who signs, and which texts are at hand (SPEC W1).
@Suite struct LetterheadTests {
    @Test(arguments: TestDatabase.engines)
    func `each mailbox signs for itself and has texts of its own, offered before those of all`(on engine: Dialect)
        async throws
    {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let box = try SecretBox(key: [UInt8](repeating: 7, count: 32))
        try await database.write { tx in
            func mailbox(_ name: String, _ department: Department.ID?) throws -> Mailbox {
                var wish = MailboxWish(name: name, address: EmailAddress(stored: "\(name)@highrock.example"))
                wish.department = department
                wish.signature = "{{person.name}}, \(name)"
                wish.outgoing = Mailbox.Place(host: "localhost", port: 25, security: .startTLS)
                return try MailboxBook(tx, cast.administrator, box: box).add(wish)
            }
            #expect(try tx.letterhead(for: cast.payment, of: cast.vector, by: cast.irina.id) == nil)
            let (all, networks) = (try mailbox("help", nil), try mailbox("net", cast.network.id))
            func template(_ name: String, _ mailbox: Mailbox?) throws -> Template {
                var wish = TemplateWish(name: name, text: name)
                wish.mailbox = mailbox?.houseAddress
                return try TemplateBook(tx, cast.vera).add(wish)
            }
            _ = (try template("А", nil), try template("Б", networks), try template("В", all))
            var mine = cast.payment
            func offered() throws -> [String] {
                let head = try tx.letterhead(for: mine, of: cast.vector, by: cast.irina.id)
                return try tx.templates(for: cast.irina, on: mine, of: .russian)
                    .offered(from: head?.mailbox.houseAddress).map(\.name)
            }
            let head = try tx.letterhead(for: mine, of: cast.vector, by: cast.irina.id)
            #expect(head?.signature == "Соколова Ирина, help")
            #expect(try offered() == ["В", "А"])
            mine.department = cast.network.id
            #expect(try tx.letterhead(for: mine, of: cast.vector, by: nil)?.signature == ", net")
            #expect(try offered() == ["Б", "А"])
            var lost = TemplateWish(name: "Г", text: "Г")
            lost.mailbox = HouseAddress.ID(rawValue: 1)
            #expect(throws: TemplateRefusal.mailboxUnknown) { try TemplateBook(tx, cast.vera).add(lost) }
        }
    }
}
