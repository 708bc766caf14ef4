import Foundation

/// Where letters lie on a disk: one file, or all in a folder and what is below it.
struct LetterFiles: Sendable {
    let files: [URL]
    /// In bytes, of all of them.
    let size: Int64

    /// - Throws: `LetterImportRefusal.notFound` when there is nothing.
    init(at place: URL) throws(LetterImportRefusal) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else {
            throw .notFound(path: place.path)
        }
        files = isFolder.boolValue ? Self.letters(below: place) : [place]
        guard !files.isEmpty else { throw .noLetters(path: place.path) }
        size = files.reduce(0) { sum, file in
            let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
            return sum + ((attributes?[.size] as? NSNumber)?.int64Value ?? 0)
        }
    }

    private static func letters(below folder: URL) -> [URL] {
        let all = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return all.filter(isLetter).sorted().map { folder.appending(path: $0) }.filter { file in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) && !isFolder.boolValue
        }
    }

    /// By its ending, or because it lies where Maildir keeps letters.
    private static func isLetter(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        if parts.dropLast().last.map({ ["cur", "new"].contains($0) }) == true { return true }
        return ["eml", "msg", "mbox", "mbx", "txt"].contains(URL(filePath: path).pathExtension.lowercased())
    }
}
