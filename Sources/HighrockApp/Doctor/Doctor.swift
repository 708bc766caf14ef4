import Basics
import Events
import Foundation
import Schema
import Store

/// Looks the whole house over: `highrock doctor`.
package struct Doctor: Sendable {
    private let database: Database
    private let settings: Settings

    package init(_ database: Database, settings: Settings) {
        self.database = database
        self.settings = settings
    }

    /// - Parameter progress: told how many journal entries are checked.
    package func examine(progress: @escaping @Sendable (Int64) -> Void = { _ in }) async -> Diagnosis {
        var findings: [Finding] = []
        findings.append(await check(.schema) { try await schema() })
        findings.append(await check(.journal) { try await journal(progress) })
        let inspection = await check(.database) { try await storage(.damage) }
        findings.append(inspection)
        findings.append(await check(.references) { try await storage(.references) })
        findings.append(await check(.disk) { try disk() })
        return Diagnosis(findings: findings)
    }

    private func check(_ matter: Finding.Matter, _ look: () async throws -> [String]) async -> Finding {
        do {
            return Finding(matter: matter, complaints: try await look())
        } catch {
            return Finding(matter: matter, complaints: ["\(error)"])
        }
    }

    private func schema() async throws -> [String] {
        try await Migrator(database).isCurrent() ? [] : ["the schema is older than this program; `highrock serve` brings it up"]
    }

    private func journal(_ progress: @escaping @Sendable (Int64) -> Void) async throws -> [String] {
        guard let broken = try await JournalInspector(database).run(progress: progress) else { return [] }
        return ["\(broken)"]
    }

    private enum Part {
        case damage
        case references
    }

    private func storage(_ part: Part) async throws -> [String] {
        let inspection = try await database.engine.inspect()
        return switch part {
        case .damage: inspection.damage
        case .references: inspection.brokenReferences
        }
    }

    /// A database needs room to grow and for its log: less than this is a finding.
    private static let leastFree: Int64 = 1 << 30

    private func disk() throws -> [String] {
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: settings.dataFolder.path)
        guard let free = (attributes[.systemFreeSize] as? NSNumber)?.int64Value else { return [] }
        return free < Self.leastFree ? ["only \(free >> 20) MiB are free where the data are"] : []
    }
}

/// What the doctor found.
package struct Diagnosis: Sendable, Encodable {
    package let findings: [Finding]

    package var isSound: Bool { findings.allSatisfy(\.complaints.isEmpty) }
}

package struct Finding: Sendable, Encodable {
    package let matter: Matter
    /// Empty when all is well.
    package let complaints: [String]

    package enum Matter: String, Sendable, Encodable {
        case schema
        case journal
        case database
        case references
        case disk
    }
}
