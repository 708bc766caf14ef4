import Foundation
import Testing

@testable import HighrockApp

@Suite struct `The secret key` {
    private static func place(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "highrock-key-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.appending(path: "secret.key"))
    }

    @Test func `is one for all that begin at once, and for its owner's eyes only`() async throws {
        try await Self.place { file in
            let keys = try await withThrowingTaskGroup(of: [UInt8].self) { group in
                for _ in 0..<16 { group.addTask { try SecretKeyFile.load(from: file) } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(keys.count == 1)
            #expect(keys.first?.count == SecretKeyFile.length)
            let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            let names = try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path)
            #expect(names == ["secret.key"])
        }
    }

    @Test func `is never written over, whatever is there instead`() async throws {
        try await Self.place { file in
            try Data("short".utf8).write(to: file)
            #expect(throws: SettingsRefusal.self) { try SecretKeyFile.load(from: file) }
            #expect(try Data(contentsOf: file) == Data("short".utf8))
        }
        try await Self.place { file in
            try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
            #expect(throws: SettingsRefusal.self) { try SecretKeyFile.load(from: file) }
        }
    }
}
