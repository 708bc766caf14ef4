import Basics
import Foundation
import Testing

@testable import Language

struct SpellerTests {
    let speller = Speller()

    @Test func `both languages are checked in one text, each by its own letters`() async throws {
        let text = "Добрый день! Ваша заевка принята, the recieved payment is here."
        let found = try await speller.misspellings(in: text)
        #expect(found.map(\.word) == ["заевка", "recieved"])
        #expect(found[0].suggestions.contains("заявка"))
        #expect(found[1].suggestions.first == "received")
    }

    @Test func `a place is counted as a browser counts it`() async throws {
        let text = "😀 ё\r\nпревет"
        let found = try #require(try await speller.misspellings(in: text).first)
        let units = Array(text.utf16)[found.start..<found.start + found.length]
        #expect(String(decoding: units, as: UTF16.self) == "превет")
    }

    @Test func `addresses, numbers, abbreviations and gaps of templates are no words`() async throws {
        let text = "ОКПО СНИЛС anna@vectr.exampel https://exampel.test/qwe №А17б {{client.nmae}} C:\\tmpp 12шт"
        #expect(try await speller.misspellings(in: text).isEmpty)
    }

    @Test func `what the house knows is right`() async throws {
        #expect(try await speller.misspellings(in: "Здравствуйте, Бзырякин").map(\.word) == ["Бзырякин"])
        #expect(try await speller.misspellings(in: "Здравствуйте, бзырякин", known: ["ООО «Бзырякин»"]).isEmpty)
    }

    @Test func `a letter from the wrong keyboard is found though it looks right`() async throws {
        let found = try #require(try await speller.misspellings(in: "Ваша cкидка").first)
        #expect(found.suggestions == ["скидка"])
    }

    @Test func `words with joints and with ё are right`() async throws {
        #expect(try await speller.misspellings(in: "что-то ещё, счёт-фактура, всё «-» don’t Санкт-Петербург").isEmpty)
    }

    @Test func `without dictionaries nothing is wrong`() async throws {
        let none = Speller(folder: URL(filePath: "/nonexistent"))
        #expect(try await none.misspellings(in: "превет cкидка").isEmpty)
        #expect(try await none.dictionaries() == [])
    }

    @Test(arguments: 1...20) func `every word is found where it stands`(seed: UInt64) {
        var random = Draw(seed: seed)
        let pieces = (0..<200).map { _ in
            ["при", "вет", " ", "\n", "\r\n", "-", "'", "😀", "é", "1", "_", "@", ".", "/", "{{", "и\u{306}", "ё"]
                .randomElement(
                    using: &random
                ) ?? ""
        }
        let text = pieces.joined()
        let units = Array(text.utf16)
        for word in WrittenWord.all(in: text) {
            #expect(String(decoding: units[word.start..<word.start + word.length], as: UTF16.self) == word.text)
        }
    }
}

private struct Draw: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }
    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
