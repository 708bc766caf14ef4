import Basics

/// The few words that we ourselves put into letters, in the client's language.
package struct LetterWords: Sendable {
    /// Above what is quoted: who wrote it and when. It ends with a colon, by which programs know what it is.
    let wrote: @Sendable (_ name: String, _ at: Moment, _ language: Language) -> String

    package init(wrote: @escaping @Sendable (_ name: String, _ at: Moment, _ language: Language) -> String) {
        self.wrote = wrote
    }
}
