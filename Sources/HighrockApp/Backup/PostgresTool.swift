import Basics
import Foundation
import StorePostgres

/// One of PostgreSQL's own programs.
struct PostgresTool: Sendable {
    private let name: String
    private let program: URL
    private let environment: [String: String]
    /// The name of the database that it is to work on.
    let database: String

    /// - Throws: `BackupRefusal.noTool` when it is not installed.
    init(_ name: String, at database: String) throws {
        guard let program = Self.find(name) else { throw BackupRefusal.noTool(name) }
        self.name = name
        self.program = program
        let place = try PostgresPlace.environment(of: database)
        self.database = place["PGDATABASE"] ?? place["PGUSER"] ?? ""
        environment = ProcessInfo.processInfo.environment.merging(place) { _, ours in ours }
    }

    /// Runs it to its end.
    /// - Throws: `BackupRefusal.toolFailed` with its last words.
    func run(_ arguments: [String]) async throws {
        let complaint = try await BlockingPool(label: "highrock.postgres.tool").run { try perform(arguments) }
        if let complaint { throw BackupRefusal.toolFailed(name, why: complaint) }
    }

    /// - Returns: what it complained of when it failed.
    private func perform(_ arguments: [String]) throws -> String? {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let complaints = Pipe()
        process.standardError = complaints
        try process.run()
        let said = try complaints.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus != 0 else { return nil }
        let lines = String(decoding: said, as: UTF8.self).split(separator: "\n")
        return lines.last.map(String.init) ?? "\(process.terminationStatus)"
    }

    private static func find(_ name: String) -> URL? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { URL(fileURLWithPath: String($0)).appendingPathComponent(name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}
