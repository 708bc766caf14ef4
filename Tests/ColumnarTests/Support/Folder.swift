import Foundation

/// A folder for a test, which goes with it.
final class Folder {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.appending(path: "columnar-\(UUID().uuidString)").path()
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

    func bytes(_ file: String) throws -> Data { try Data(contentsOf: URL(filePath: path + "/" + file)) }

    func write(_ bytes: Data, _ file: String) throws { try bytes.write(to: URL(filePath: path + "/" + file)) }
}
