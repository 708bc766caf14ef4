import CallCenter
import Files
import People

/// What the demonstration company needs to have had calls.
package struct DemoTelephone: Sendable {
    let words: CallWords
    let secrets: SecretBox
    let contentKey: ContentKey

    /// - Parameters:
    ///   - words: what stands on clients' timelines.
    ///   - secrets: seals the passwords of telephones.
    ///   - contentKey: seals what was said in calls.
    package init(words: CallWords, secrets: SecretBox, contentKey: ContentKey) {
        self.words = words
        self.secrets = secrets
        self.contentKey = contentKey
    }
}
