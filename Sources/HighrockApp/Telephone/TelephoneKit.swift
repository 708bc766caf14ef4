import Basics
import CallCenter
import Files
import Pages
import People
import Store

/// What is needed to keep calls without a server: their words, and what their secrets are sealed with.
package struct TelephoneKit: Sendable {
    package let words: CallWords
    package let secrets: SecretBox
    package let contentKey: ContentKey

    /// - Throws: `SettingsRefusal` when there is no key and none can be made.
    package init(_ settings: Settings, at time: any TimeSource) throws {
        secrets = try SecretBox(key: try SecretKeyFile.load(from: settings.secretFile))
        contentKey = ContentKey(secrets.key(for: "contents of files"))
        let translations = try Translations.load(from: Resources.place("Translations"))
        words = CallWords { key, language in translations.wording(language, zone: "GMT", now: time.now)(key) }
    }
}
