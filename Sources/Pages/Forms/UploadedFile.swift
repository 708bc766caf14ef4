import Basics
import Foundation

/// A file that came with a form. It lies in a folder for passing things and is gone when nobody needs it any more.
package final class UploadedFile: Sendable {
    package let url: URL
    /// As the sender called it, without folders.
    package let name: String
    /// In bytes.
    package let size: Int64

    init(url: URL, name: String, size: Int64) {
        self.url = url
        self.name = name
        self.size = size
    }

    deinit {
        unlink(url.path)
    }
}

/// Writes what comes to a file of its own, on threads where calls may block.
struct Spool {
    private let url: URL
    private let name: String
    private let handle: FileHandle
    private var size: Int64 = 0

    private static let pool = BlockingPool(label: "highrock.uploads")

    init(name: String) async throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("highrock-\(UUID().uuidString).upload")
        self.url = url
        self.name = name.split { "/\\".contains($0) }.last.map(String.init) ?? ""
        handle = try await Self.pool.run {
            guard
                FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
            else { throw ShellRefusal.noRoom }
            return try FileHandle(forWritingTo: url)
        }
    }

    mutating func append(_ bytes: [UInt8]) async throws {
        size += Int64(bytes.count)
        let handle = handle
        do {
            try await Self.pool.run { try handle.write(contentsOf: Data(bytes)) }
        } catch {
            abandon()
            throw ShellRefusal.noRoom
        }
    }

    func end() throws -> UploadedFile {
        try handle.close()
        return UploadedFile(url: url, name: name, size: size)
    }

    func abandon() {
        try? handle.close()
        unlink(url.path)
    }
}
