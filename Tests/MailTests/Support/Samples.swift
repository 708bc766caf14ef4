import Foundation
import Mail

/// Letters to read: our own few, and the great pile beside the package where it is.
enum Samples {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        .standardizedFileURL
    static let pile = root.appending(path: "../shared/data/mail").standardizedFileURL

    static func own(_ name: String) -> RawLetter {
        .file(root.appending(path: "Tests/Fixtures/mime/\(name).eml"))
    }

    /// The paths of all letters of the pile below it; none where it isn't.
    static let paths: [String] = {
        let all =
            FileManager.default.enumerator(atPath: pile.path(percentEncoded: false))?.compactMap { $0 as? String } ?? []
        return all.filter { path in
            let isLetter = ["eml", "msg", "txt"].contains(URL(filePath: path).pathExtension)
            return isLetter && (!path.contains("fixtures/attachments/") || path.hasSuffix(".eml"))
        }.sorted()
    }()

    static func file(_ path: String) -> URL { pile.appending(path: path) }

    static func letter(_ text: String) throws -> Letter {
        try OpenLetter.read(.bytes(Array(text.replacing("\n", with: "\r\n").utf8)))
    }

    /// A folder of its own for one test.
    static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "highrock-mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
