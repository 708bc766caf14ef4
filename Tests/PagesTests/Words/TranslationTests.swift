import Basics
import Foundation
import Testing

@testable import Pages

@Suite struct `The texts` {
    private let translations: Translations

    init() throws {
        translations = try Translations.load(from: try Resources.place("Translations"))
    }

    private var russian: Lexicon { translations[.russian] }
    private var english: Lexicon { translations[.english] }

    @Test func `are there in both languages`() {
        let (ru, en) = (Set(russian.keys.map(Self.base)), Set(english.keys.map(Self.base)))
        #expect(ru.subtracting(en).sorted() == [], "only in Russian")
        #expect(en.subtracting(ru).sorted() == [], "only in English")
    }

    @Test func `have the same gaps in both languages`() {
        for key in Set(russian.keys.map(Self.base)).sorted() {
            #expect(Self.gaps(key, in: russian) == Self.gaps(key, in: english), "\(key)")
        }
    }

    @Test(arguments: Language.allCases)
    func `that are counted have every form that the language needs`(language: Language) {
        let lexicon = translations[language]
        for key in Set(lexicon.keys.filter { $0.contains("#") }.map(Self.base)).sorted() {
            for form in PluralForm.needed(in: language) {
                #expect(lexicon.has("\(key)#\(form.rawValue)"), "\(key) lacks #\(form.rawValue) in \(language)")
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `are in their own letters`(language: Language) {
        guard language == .english else { return }
        let lexicon = translations[language]
        let cyrillic = lexicon.keys.filter { key in
            key != "language.ru"
                && Wording.sample(lexicon)(TextKey(key)).unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
        }
        #expect(cyrillic == [])
    }

    @Test func `that the program says are all there`() throws {
        for use in try Uses.inSources() {
            #expect(russian.has(use.key) || russian.has(use.key + "#one"), "\(use.key), said in \(use.file)")
        }
    }

    @Test func `that the program puts together from parts have at least one that fits`() throws {
        for use in try Uses.madeUpInSources() {
            #expect(russian.keys.contains { $0.hasPrefix(use.key) }, "\(use.key)…, said in \(use.file)")
        }
    }

    private static func base(_ key: String) -> String {
        key.firstIndex(of: "#").map { String(key[..<$0]) } ?? key
    }

    private static func gaps(_ key: String, in lexicon: Lexicon) -> Set<String> {
        PluralForm.allCases.reduce(lexicon.gaps(of: key)) { $0.union(lexicon.gaps(of: "\(key)#\($1.rawValue)")) }
    }
}

/// Where the sources say a text by its name.
enum Uses {
    struct Use: Hashable {
        let key: String
        let file: String
    }

    static func inSources() throws -> [Use] {
        let calls =
            #/\b(?:w|reader\.w|context\.w|count|TextKey|Notice|refuse)\(\s*(?:"[a-z-]*",\s*)?"([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)"/#
        let refusals = #/"(refusal\.[a-z0-9.-]+)"/#
        return try files().flatMap { name, text in
            (text.matches(of: calls).map { String($0.1) } + text.matches(of: refusals).map { String($0.1) })
                .map { Use(key: $0, file: name) }
        }
    }

    static func madeUpInSources() throws -> [Use] {
        let calls = #/TextKey\("([a-z][a-z0-9.-]*\.)\\\(/#
        return try files().flatMap { name, text in
            text.matches(of: calls).map { Use(key: String($0.1), file: name) }
        }
    }

    private static func files() throws -> [(String, String)] {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
        return try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".swift") }
            .map { ($0, try String(contentsOf: sources.appending(path: $0), encoding: .utf8)) }
    }
}
