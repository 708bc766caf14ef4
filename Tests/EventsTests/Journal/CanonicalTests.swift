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

    @Test(arguments: 0..<200)
    func `the journal's own reader reads like one of all JSON`(_ seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let facts = Dictionary(
            uniqueKeysWithValues: (0..<Int.random(in: 0...8, using: &chance)).map { number in
                ("\(number)" + chance.text(), chance.fact())
            }
        )
        let written = CanonicalJSON.text(of: facts)
        #expect(CanonicalJSON.facts(in: written) == facts)
        #expect(try JSONDecoder().decode([String: Fact].self, from: Data(written.utf8)) == facts)
    }

    @Test(arguments: [
        "", "{", "}", "[]", "null", #"{"a"}"#, #"{"a":}"#, #"{"a":1"#, #"{"a":1,}"#, #"{"a":1}x"#, #"{"a":tru}"#,
        #"{"a":"b}"#,
        #"{"a":"b\"#, #"{"a":"\u00"#, #"{"a":"\u00zz"}"#, #"{"a":--1}"#, #"{"a":99999999999999999999}"#, #"{a:1}"#,
        #"{"a":{"b":1}}"#, #"{"a":1.5}"#,
    ])
    func `damaged facts are none`(_ text: String) {
        #expect(CanonicalJSON.facts(in: text) == nil)
    }
}

/// Draws facts, the same for the same seed.
private struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func text() -> String {
        let letters = ["a", "я", "\"", "\\", "\n", "\u{1}", "{", "}", ":", ",", " ", "😀", "u", "0"]
        return (0..<Int.random(in: 0...6, using: &self)).map { _ in letters.randomElement(using: &self) ?? "" }.joined()
    }

    mutating func fact() -> Fact {
        switch Int.random(in: 0...3, using: &self) {
        case 0: .text(text())
        case 1: .number(Int64.random(in: .min ... .max, using: &self))
        case 2: .truth(Bool.random(using: &self))
        default: .none
        }
    }
}
