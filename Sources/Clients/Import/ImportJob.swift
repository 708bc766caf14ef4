import Basics
import Events
import People
import Store

/// Imports that were begun in the browser, in the background and with the rights of whoever began them.
package struct ImportJob: JobHandler {
    static let kind: Job.Kind = "client-import"
    package var kind: Job.Kind { Self.kind }

    private let database: Database
    private let progress: @Sendable (ClientImport) async -> Void

    struct Payload: Codable, Sendable {
        let id: ClientImport.ID
    }

    package init(_ database: Database, progress: @escaping @Sendable (ClientImport) async -> Void) {
        self.database = database
        self.progress = progress
    }

    package func run(_ job: Job) async throws {
        let id = try job.payload(as: Payload.self).id
        do {
            guard let found = try await database.read({ try $0.clientImport(id) }) else { return }
            let member = try await database.read { try found.madeBy.map($0.member) ?? .program }
            try await ImportRun(id, by: member, in: database, progress: progress).run()
        } catch let refusal as any Refusal where refusal.standing != .unavailable {
            try await giveUp(id, refusal.reason.name)
        } catch  where job.attempts >= attempts && !(error is CancellationError) {
            try await giveUp(id, "refusal.client-import.fault")
            throw error
        }
    }

    /// - Parameter complaint: the key of a sentence.
    private func giveUp(_ id: ClientImport.ID, _ complaint: String) async throws {
        let failed = try await database.write { tx -> ClientImport? in
            guard try tx.setState(.failed, of: id, from: [.running]) else { return nil }
            try tx.complain(complaint, about: id)
            let found = try tx.clientImport(id)
            if let found { try tx.record(.importFailed(found), by: .system) }
            return found
        }
        if let failed { await progress(failed) }
    }
}
