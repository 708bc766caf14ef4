import CHunspell
import Foundation

/// The words of one language, as hunspell keeps them. Not for two threads at a time.
final class WordBook {
    private let handle: OpaquePointer

    /// Reads both files, which takes about a tenth of a second.
    /// - Parameter name: as `ru_RU`: the name of its two files.
    /// - Returns: nil when either is missing, or they are not in UTF-8.
    init?(_ name: String, in folder: URL) {
        let files = ["aff", "dic"].map { folder.appending(path: "\(name).\($0)").path }
        guard files.allSatisfy(FileManager.default.isReadableFile), let handle = Hunspell_create(files[0], files[1])
        else { return nil }
        self.handle = handle
        guard String(cString: Hunspell_get_dic_encoding(handle)).uppercased() == "UTF-8" else { return nil }
    }

    deinit {
        Hunspell_destroy(handle)
    }

    func knows(_ word: String) -> Bool {
        Hunspell_spell(handle, word) != 0
    }

    /// What hunspell thinks of, in its order. Takes up to some hundred milliseconds.
    func suggestions(for word: String) -> [String] {
        var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = Hunspell_suggest(handle, &list, word)
        defer { Hunspell_free_list(handle, &list, count) }
        guard let list, count > 0 else { return [] }
        return (0..<Int(count)).compactMap { list[$0].map { String(cString: $0) } }
    }
}
