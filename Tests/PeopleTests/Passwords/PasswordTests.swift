import Basics
import Store
import Testing

@testable import People

struct PasswordTests {
    @Test func `a hash tells its cost and matches its password alone`() throws {
        let hash = try PasswordHash(of: "дождь лодка сирень", cost: .cheap)
        #expect(hash.text.hasPrefix("scrypt$4$8$1$"))
        let read = try #require(PasswordHash(hash.text))
        #expect(read == hash)
        #expect(try read.matches("дождь лодка сирень"))
        #expect(try !read.matches("дождь лодка сирени"))
        #expect(try !read.matches(""))
        #expect(try PasswordHash(of: "дождь лодка сирень", cost: .cheap) != hash)
    }

    @Test func `the standard costs what it should`() throws {
        let hash = try PasswordHash(of: "дождь лодка сирень", cost: .standard)
        #expect(hash.text.hasPrefix("scrypt$15$8$1$"))
        #expect(try hash.matches("дождь лодка сирень"))
    }

    @Test func `keyboards may compose letters as they like`() throws {
        let hash = try PasswordHash(of: "ёжик и йод", cost: .cheap)
        #expect(try hash.matches("е\u{308}жик и и\u{306}од"))
    }

    @Test(
        arguments: [
            "", "scrypt", "plain", "scrypt$99$8$1$AA==$AA==", "scrypt$4$8$1$??$AA==", "bcrypt$4$8$1$AA==$AA==",
        ]
    )
    func `what is no hash is not read as one`(_ text: String) {
        #expect(PasswordHash(text) == nil)
    }

    @Test func `a stranger's password is never right`() async throws {
        let hasher = try PasswordHasher(cost: .cheap)
        #expect(try await !hasher.matches("что угодно", nil))
    }

    @Test func `a flood of guesses finds a full line, and the line moves on`() async throws {
        let hasher = try PasswordHasher(
            cost: ScryptCost(doublings: 12, blockSize: 8, parallelism: 1),
            width: 1,
            line: 5
        )
        let results = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<60 {
                group.addTask { (try? await hasher.matches("что угодно", nil)) != nil }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(results.contains(true))
        #expect(results.contains(false))
        #expect(try await !hasher.matches("что угодно", nil))
    }

    @Test(
        arguments: [
            "короткий", "1234567890", "qwertyuiop", "йцукенгшщз", "аааааааааааа", "irina.sokolova", "Соколова1234",
            String(repeating: "длинный ", count: 30),
        ]
    )
    func `a password that is easily guessed is refused`(_ password: String) async throws {
        let person = try await Company.fresh(on: .sqlite).admit("irina.sokolova", .manager)
        #expect(throws: InvalidField.self) { try PasswordRule.check(password, of: person) }
    }

    @Test(arguments: ["дождь лодка сирень", "correct horse battery", "Тр0пик-Рак-77"])
    func `a long one is good, whatever it is made of`(_ password: String) async throws {
        let person = try await Company.fresh(on: .sqlite).admit("irina", .manager)
        try PasswordRule.check(password, of: person)
    }
}
