import Basics
import Store
import TestSupport
import Testing

/// The house's own kinds of value in columns.
struct StorableTests {
    private enum Colour: String, Storable, CaseIterable {
        case red, green
    }

    @Test(arguments: TestDatabase.engines)
    func `ids, moments, addresses, numbers and words come back`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let id = database.ids.next(at: FixedTime.start, as: Colour.self)
        let phone = try #require(PhoneNumber("+7 495 123-45-67"))
        let email = try #require(EmailAddress("Anna@example.org"))
        let read = try await database.read { snapshot in
            (
                try snapshot.value("SELECT \(id)", as: ID<Colour>.self),
                try snapshot.value("SELECT \(FixedTime.start)", as: Moment.self),
                try snapshot.value("SELECT \(phone)", as: PhoneNumber.self),
                try snapshot.value("SELECT \(email)", as: EmailAddress.self)?.text,
                try snapshot.value("SELECT \(Colour.green)", as: Colour.self)
            )
        }
        #expect(read == (id, FixedTime.start, phone, "Anna@example.org", .green))
        #expect(try await database.read { try $0.value("SELECT \(true)") } == true)
        #expect(try await database.read { try $0.values("SELECT \(Language.russian)") } == [Language.russian])
    }

    @Test(arguments: TestDatabase.engines)
    func `a word that the enumeration does not have is reported with its column`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let fault = await #expect(throws: UnreadableColumn.self) {
            try await database.read { snapshot in
                try snapshot.first("SELECT 1, 'blue'") { row in
                    row.skip()
                    return try row.read(Colour.self)
                }
            }
        }
        #expect(fault?.index == 1)
        #expect(fault?.wanted == "Colour")
    }
}
