import Basics
import People
import Testing

struct SecretTests {
    @Test func `secrets differ, are long, and are read as they were written`() throws {
        let secrets = (0..<200).map { _ in Secret() }
        #expect(Set(secrets.map(\.text)).count == 200)
        for secret in secrets {
            #expect(secret.text.count == 32)
            #expect(Secret(secret.text) == secret)
            #expect(Secret(secret.text.uppercased())?.hash == secret.hash)
        }
    }

    @Test(arguments: ["", "abc", String(repeating: "a", count: 33), String(repeating: "é", count: 32), "%' OR 1=1 --"])
    func `what is no secret is not taken for one`(_ text: String) {
        #expect(Secret(text) == nil)
    }

    @Test func `a secret does not print itself`() {
        let secret = Secret()
        var dumped = ""
        dump([secret], to: &dumped)
        #expect(!"\(secret) \([secret]) \(dumped)".contains(secret.text))
    }

    @Test func `what was sealed is opened with the same key for the same purpose only`() throws {
        let box = try SecretBox(key: Array(0..<32))
        let sealed = try box.seal([1, 2, 3], for: "second factor of a")
        #expect(try box.open(sealed, for: "second factor of a") == [1, 2, 3])
        #expect(throws: (any Error).self) { try box.open(sealed, for: "second factor of b") }
        #expect(throws: (any Error).self) { try SecretBox(key: Array(1..<33)).open(sealed, for: "second factor of a") }
        for place in sealed.indices {
            var forged = sealed
            forged[place] ^= 1
            #expect(throws: (any Error).self) { try box.open(forged, for: "second factor of a") }
        }
        #expect(try box.seal([1, 2, 3], for: "x") != box.seal([1, 2, 3], for: "x"))
        #expect(throws: SecretBoxFault.self) { try SecretBox(key: [1, 2, 3]) }
    }
}
