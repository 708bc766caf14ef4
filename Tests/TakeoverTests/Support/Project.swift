import Foundation

/// Where things lie around these tests.
enum Project {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func examples() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(
            at: root.appendingPathComponent("examples/takeover"),
            includingPropertiesForKeys: nil
        )
        .filter { $0.pathExtension == "yaml" }
    }

    static func example(_ name: String) -> URL {
        root.appendingPathComponent("examples/takeover/\(name).yaml")
    }

    /// A log that lies beside the project on some machines.
    static func sharedLog(_ name: String) -> URL {
        root.deletingLastPathComponent().appendingPathComponent("shared/data/servicedesk/\(name).csv")
    }

    static func has(_ log: URL) -> Bool {
        FileManager.default.fileExists(atPath: log.path)
    }
}
