import Foundation

/// What test runs that were killed have left behind.
enum Leftovers {
    static func remove() {
        let temporary = FileManager.default.temporaryDirectory
        for name in (try? FileManager.default.contentsOfDirectory(atPath: temporary.path)) ?? [] {
            guard name.hasPrefix(folderPrefix), let process = Int32(name.dropFirst(folderPrefix.count)) else { continue }
            if !isAlive(process) { try? FileManager.default.removeItem(at: temporary.appending(path: name)) }
        }
    }

    static let folderPrefix = "highrock-tests-"

    static func isAlive(_ process: Int32) -> Bool {
        kill(process, 0) == 0 || errno == EPERM
    }
}
