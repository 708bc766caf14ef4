import Foundation

/// A folder for one test, and letters to put there.
package final class Scratch {
    package let folder: URL

    package init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "highrock-mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    package func letter(_ text: String) throws -> URL {
        try file(Data(text.utf8))
    }

    package func file(_ data: Data) throws -> URL {
        let file = folder.appending(path: "\(UUID().uuidString).eml")
        try data.write(to: file)
        return file
    }

    /// A letter of about that size, its body all of one line again and again.
    package func letter(ofBytes size: Int, subject: String = "large") throws -> URL {
        let file = folder.appending(path: "\(UUID().uuidString).eml")
        try Data("Subject: \(subject)\r\n\r\n".utf8).write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        try handle.seekToEnd()
        let block = Data(String(repeating: String(repeating: "x", count: 74) + "\r\n", count: 1000).utf8)
        for _ in 0..<max(1, size / block.count) { try handle.write(contentsOf: block) }
        return file
    }

    package var files: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path) }
    }
}
