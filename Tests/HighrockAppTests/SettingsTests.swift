import Foundation
import Pages
import Testing

@testable import HighrockApp

@Suite struct `The settings` {
    private static func read(_ yaml: String) async throws -> Settings {
        let folder = FileManager.default.temporaryDirectory.appending(path: "highrock-settings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(yaml.utf8).write(to: folder.appending(path: "highrock.yaml"))
        return try await Settings.load(dataFolder: folder.path)
    }

    @Test func `make links without a slash too many`() async throws {
        let settings = try await Self.read("public: { url: \"https://help.example/\" }")
        #expect(settings.address == "https://help.example")
    }

    @Test(arguments: ["ftp://help.example", "help.example", "https://help.example/desk", "https://help.example?x=1"])
    func `take no public address that pages can't be at`(url: String) async throws {
        await #expect(throws: SettingsRefusal.wrong(name: "public.url", value: url)) {
            try await Self.read("public: { url: \"\(url)\" }")
        }
    }

    @Test func `believe nobody about who asks unless a proxy is there`() async throws {
        #expect(try await Self.read("port: 8080").proxies == .none)
        #expect(try await Self.read("public: { url: \"https://help.example\" }").proxies == .local)
        await #expect(throws: SettingsRefusal.wrong(name: "trusted.proxies", value: "proxy1")) {
            try await Self.read("trusted: { proxies: \"10.0.0.0/8, proxy1\" }")
        }
        #expect(try await Self.read("trusted: { proxies: \"10.0.0.0/8\" }").proxies != .none)
    }
}
