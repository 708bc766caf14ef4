import Foundation

/// The texts that scripts say in the page, as a module: `import words from "./words.ru.js"`.
enum ScriptWords {
    private static let areas = ["js.", "ago.", "ahead.", "date.", "unit."]

    static func module(of lexicon: Lexicon) throws -> Data {
        var texts: [String: String] = [:]
        for key in lexicon.keys where areas.contains(where: key.hasPrefix) {
            texts[key] = lexicon.text(key, [:])
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Data("export default ".utf8) + (try encoder.encode(texts)) + Data(";\n".utf8)
    }
}
