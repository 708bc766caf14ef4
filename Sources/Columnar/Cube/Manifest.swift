import Foundation

/// What a cube consists of at a moment. Files that it doesn't name count for nothing.
struct Manifest: Codable, Sendable {
    struct SegmentFile: Codable, Sendable {
        let name: String
        let size: Int
        let rows: Int
    }

    struct LabelFile: Codable, Sendable {
        var count = 0
        var size = 0
    }

    static let version = 1

    var version = Self.version
    var schema: Schema
    var segments: [SegmentFile] = []
    /// Of each dimension.
    var labels: [LabelFile]
    /// How far into its source the cube has got with all that the segments hold.
    var position: Int64 = 0
    /// Of the log that goes on from here, and the next file's number.
    var serial = 0

    init(_ schema: Schema) {
        self.schema = schema
        labels = schema.dimensions.map { _ in LabelFile() }
    }

    static func path(in folder: String) -> String { folder + "/cube.json" }

    func save(in folder: String) throws(StorageFault) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        guard let text = try? [UInt8](encoder.encode(self)) else { throw .unreadable(file: "cube.json") }
        let sum = String(Checksum.of(text), radix: 16)
        try Disk.replace(Self.path(in: folder), with: [UInt8]((sum + "\n").utf8) + text)
    }

    static func read(in folder: String) throws(StorageFault) -> Manifest? {
        let path = path(in: folder)
        guard Disk.exists(path) else { return nil }
        let bytes = try Disk.read(path)
        guard let line = bytes.firstIndex(of: UInt8(ascii: "\n")) else { throw .damaged(file: path) }
        let text = [UInt8](bytes[(line + 1)...])
        let sum = UInt64(String(decoding: bytes[..<line], as: UTF8.self), radix: 16)
        guard sum == Checksum.of(text) else { throw .damaged(file: path) }
        guard let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(text)),
            manifest.version == version
        else { throw .unreadable(file: path) }
        return manifest
    }
}
