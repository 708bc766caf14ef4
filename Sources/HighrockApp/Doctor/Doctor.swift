import Basics
import Desk
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

    /// - Parameter progress: how many journal entries are checked, of how many.
    package func examine(
        progress: @escaping @Sendable (_ checked: Int64, _ of: Int64) -> Void = { _, _ in }
    ) async -> Diagnosis {
        var findings = [await look(at: .schema) { try await schema() }]
        findings.append(await look(at: .journal) { try await journal(progress) })
        do {
            let inspection = try await database.engine.inspect()
            findings.append(Finding(.database, inspection.damage.map { Complaint("doctor.damage", ["what": $0]) }))
            let lost = inspection.brokenReferences.map { Complaint("doctor.reference", ["what": $0]) }
            findings.append(Finding(.references, lost))
        } catch {
            findings.append(Finding(.database, [Complaint(error)]))
        }
        findings.append(await look(at: .deadlines) { try await deadlines() })
        findings.append(await look(at: .disk) { try disk() })
        findings.append(Finding(.telephone, await telephone()))
        return Diagnosis(findings: findings)
    }

    /// A part that can't be looked at is a finding, not the end of the visit.
    private func look(at matter: Finding.Matter, _ look: () async throws -> Complaint?) async -> Finding {
        do {
            return Finding(matter, [try await look()].compactMap(\.self))
        } catch {
            return Finding(matter, [Complaint(error)])
        }
    }

    /// Not a fault: the next start brings it up.
    static let oldSchema: TextKey = "doctor.schema-old"

    private func schema() async throws -> Complaint? {
        try await Migrator(database).isCurrent() ? nil : Complaint(Self.oldSchema)
    }

    private func journal(_ progress: @escaping @Sendable (Int64, Int64) -> Void) async throws -> Complaint? {
        guard let broken = try await JournalInspector(database).run(progress: progress) else { return nil }
        return Complaint(
            TextKey("doctor.journal.\(broken.trouble.rawValue)"),
            ["seq": "\(broken.seq)", "entry": broken.entry.map { "\($0)" } ?? "—"]
        )
    }

    private func deadlines() async throws -> Complaint? {
        guard let numbers = try await DeadlineKeeper(database).differing(), !numbers.isEmpty else { return nil }
        return Complaint("doctor.deadlines", ["numbers": numbers.map(String.init).joined(separator: ", ")])
    }

    /// What an exchange lacks, where one is configured; that nobody listens there is none of its faults.
    private func telephone() async -> [Complaint] {
        guard settings.exchange != nil else { return [] }
        return await TelephoneCheck(settings).examine().filter { $0.matter != .listening }.compactMap(\.complaint)
    }

    /// A database needs room to grow and for its log: less than this is a finding. Bytes.
    private static let leastFree: Int64 = 1 << 30

    private func disk() throws -> Complaint? {
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: settings.dataFolder.path)
        guard let free = (attributes[.systemFreeSize] as? NSNumber)?.int64Value, free < Self.leastFree else {
            return nil
        }
        return Complaint("doctor.disk", ["free": "\(free >> 20)"])
    }
}
