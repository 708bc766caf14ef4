import Foundation
import TestSupport
import Testing

@testable import Mail

@Suite struct `The lines of a letter` {
    private func pass(_ text: String, stuffed: Bool = false) -> String {
        var lines = LineEnds(stuffed: stuffed)
        let passed = lines.pass(Array(text.utf8)[...])
        return String(decoding: passed + lines.end(), as: UTF8.self)
    }

    @Test(arguments: [
        ("", ""), ("a", "a\r\n"), ("a\n", "a\r\n"), ("a\r\n", "a\r\n"), ("a\rb", "a\r\nb\r\n"), ("\n\n", "\r\n\r\n"),
        ("a\r", "a\r\n"), ("\r\r\n", "\r\n\r\n"), ("a\r\n\r\nb\r\n", "a\r\n\r\nb\r\n"),
    ])
    func `end as they must`(text: String, expected: String) {
        #expect(pass(text) == expected)
    }

    @Test(arguments: [
        (".", "..\r\n"), ("a\n.\nb", "a\r\n..\r\nb\r\n"), ("..a", "...a\r\n"), ("a.b", "a.b\r\n"),
        ("a\r.\rb", "a\r\n..\r\nb\r\n"), ("a\n.\r\n.\r\nb", "a\r\n..\r\n..\r\nb\r\n"),
    ])
    func `never look like the end of the letter`(text: String, expected: String) {
        #expect(pass(text, stuffed: true) == expected)
    }

    @Test(arguments: [false, true])
    func `are the same however they are cut into pieces`(stuffed: Bool) {
        var dice = SeededRandom(seed: 3)
        let letters = Array("a.\r\n".utf8)
        for _ in 1...3000 {
            let bytes = (0..<Int.random(in: 0...40, using: &dice)).compactMap { _ in letters.randomElement(using: &dice)
            }
            var lines = LineEnds(stuffed: stuffed)
            var passed: [UInt8] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...4, using: &dice))
                passed += lines.pass(piece)
                rest = rest.dropFirst(piece.count)
            }
            passed += lines.end()
            let text = String(decoding: bytes, as: UTF8.self)
            let whole = pass(text, stuffed: stuffed)
            #expect(String(decoding: passed, as: UTF8.self) == whole)
            #expect(whole.isEmpty || whole.hasSuffix("\r\n"))
            if stuffed { #expect(!("\r\n" + whole).contains("\r\n.\r\n")) }
            let bare = whole.replacing("\r\n", with: "").unicodeScalars
            #expect(!bare.contains("\r") && !bare.contains("\n"))
        }
    }
}
