import Foundation
import Testing

@testable import Events

struct CanonicalTests {
    @Test func `facts are written in one way only`() {
        let facts: [String: Fact] = ["б": 1, "a": "x", "Z": true, "n": nil]
        #expect(CanonicalJSON.text(of: facts) == #"{"Z":true,"a":"x","n":null,"б":1}"#)
    }

    @Test(arguments: ["", "\"\\", "\n\t\u{0}\u{1F}", "Иванов 😀", "a\u{2028}b", "\u{7F}"])
    func `what is written is read again`(_ text: String) throws {
        let facts: [String: Fact] = [text: .text(text), "number": .number(.min), "truth": false, "nothing": .none]
        let written = CanonicalJSON.text(of: facts)
        #expect(try JSONDecoder().decode([String: Fact].self, from: Data(written.utf8)) == facts)
        #expect(written.utf8.allSatisfy { $0 >= 0x20 })
    }
}
