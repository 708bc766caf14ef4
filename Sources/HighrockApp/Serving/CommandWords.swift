import Basics
import Foundation
import Pages

/// What the command line says, in the language of the person's terminal.
package enum CommandWords {
    package static func sentence(for error: any Error) -> String {
        guard let refusal = error as? any Refusal, let words = try? wording() else { return "\(error)" }
        let sentence = words(refusal)
        return refusal.field.map { "\($0): \(sentence)" } ?? sentence
    }

    private static func wording() throws -> Wording {
        try Translations.load(from: Resources.place("Translations")).wording(language, zone: "UTC", now: SystemTime().now)
    }

    /// As POSIX has it: `LC_ALL`, then `LC_MESSAGES`, then `LANG`.
    private static var language: Language {
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale.flatMap { Language(rawValue: String($0.prefix(2))) } ?? .english
    }
}
