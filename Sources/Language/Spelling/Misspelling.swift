/// A word that no dictionary knows, and what may have been meant.
package struct Misspelling: Hashable, Sendable {
    /// Where the word begins in the text, in UTF-16 units, as a browser counts.
    package let start: Int
    package let length: Int
    package let word: String
    /// The likeliest first; empty when nothing comes near, or when too much is wrong to look for all of it.
    package let suggestions: [String]
}
