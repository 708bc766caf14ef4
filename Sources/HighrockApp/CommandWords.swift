import Basics
import Foundation
import Pages
import Store

/// What the command line says, in the language of the person's terminal.
package struct CommandWords: Sendable {
    private let wording: Wording?

    package init() {
        // Without its files the program can still say what is wrong, if only by the name of the sentence.
        wording = try? Translations.load(from: Resources.place("Translations"))
            .wording(Self.language, zone: "UTC", now: SystemTime().now)
    }

    package func sentence(_ reason: TextKey, _ details: [String: String]) -> String {
        wording.map { $0(reason, details) } ?? "\(reason.name) \(details)"
    }

    package func sentence(for error: any Error) -> String {
        guard let refusal = error as? any Refusal else { return "\(error)" }
        let sentence = sentence(refusal.reason, refusal.details)
        if case BackupRefusal.unsound(let complaints) = refusal {
            return ([sentence] + complaints.map { self.sentence($0.reason, $0.details) }).joined(separator: "\n  ")
        }
        if let cause = (error as? StorageFault)?.cause { return "\(sentence) (\(cause))" }
        return refusal.field.map { "\($0): \(sentence)" } ?? sentence
    }

    package func size(bytes: Int64) -> String {
        wording?.size(bytes: Int(bytes)) ?? "\(bytes)"
    }

    package func number(_ number: Int64) -> String {
        wording?.number(Int(number)) ?? "\(number)"
    }

    /// As POSIX has it: `LC_ALL`, then `LC_MESSAGES`, then `LANG`.
    private static var language: Language {
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale.flatMap { Language(rawValue: String($0.prefix(2))) } ?? .english
    }
}
