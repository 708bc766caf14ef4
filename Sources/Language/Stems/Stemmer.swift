import Basics
import CStemmer

/// Cuts words down to what all their forms begin with (Snowball): договорами, договоров and договор are договор.
///
/// One of these belongs to one thread: the library keeps the last word in it.
package final class Stemmer {
    private let russian: OpaquePointer?
    private let english: OpaquePointer?

    package init() {
        russian = sb_stemmer_new("russian", "UTF_8")
        english = sb_stemmer_new("english", "UTF_8")
    }

    deinit {
        for stemmer in [russian, english] { stemmer.map(sb_stemmer_delete) }
    }

    /// - Parameter word: in small letters, ё written as е; its script tells the language.
    /// - Returns: the word as it is when it is of no language that is known here.
    package func stem(of word: String) -> String {
        guard let stemmer = stemmer(for: word) else { return word }
        var bytes = Array(word.utf8)
        let stem: String? = bytes.withUnsafeMutableBufferPointer { letters in
            guard let found = sb_stemmer_stem(stemmer, letters.baseAddress, Int32(letters.count)) else { return nil }
            let length = Int(sb_stemmer_length(stemmer))
            return String(decoding: UnsafeBufferPointer(start: found, count: length), as: UTF8.self)
        }
        return stem ?? word
    }

    private func stemmer(for word: String) -> OpaquePointer? {
        guard let first = word.unicodeScalars.first, !word.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
            return nil
        }
        switch first.value {
        case 0x400...0x52F: return russian
        case 0x61...0x7A: return english
        default: return nil
        }
    }
}
