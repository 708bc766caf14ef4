import Basics
import Events
import Foundation
import Logging
import Mail
import ServiceLifecycle
import Store

/// Reads all mailboxes that are on, each by itself; one that is added, changed or turned off is noticed at once.
package struct MailFetching: Service {
    private let tools: FetchingTools

    private static let safetyNet = Duration.seconds(15)

    package init(_ tools: FetchingTools) {
        self.tools = tools
    }

    package func run() async throws {
        SpoolFolder.sweep(tools.spool)
        let bell = Bell([.mailboxes], every: Self.safetyNet, in: tools.database)
        var tended: [Key: Task<Void, Never>] = [:]
        for await _ in bell.rings.cancelOnGracefulShutdown() {
            do {
                let mailboxes = try await tools.database.read { try $0.mailboxes() }
                await turn(&tended, to: mailboxes)
            } catch {
                guard !Task.isCancelled else { break }
                tools.logger.error("mailboxes can't be looked up", metadata: ["error": "\(Complaint.text(of: error))"])
            }
        }
        bell.silence()
        for task in tended.values { task.cancel() }
        for task in tended.values { await task.value }
    }

    /// Stores all that lies in a mailbox now.
    /// - Returns: how many letters were new.
    @discardableResult
    package func fetchOnce(_ mailbox: Mailbox) async throws -> Int {
        guard let tending = MailboxTending(mailbox, tools: tools) else { throw MailboxRefusal.noServer }
        return try await tending.runOnce()
    }

    /// A mailbox as it was set up: of another version it is another.
    private struct Key: Hashable {
        let mailbox: Mailbox.ID
        let version: Int
    }

    private func turn(_ tended: inout [Key: Task<Void, Never>], to mailboxes: [Mailbox]) async {
        let wanted = mailboxes.compactMap { MailboxTending($0, tools: tools) }
        let keys = Set(wanted.map { Key(mailbox: $0.mailbox.id, version: $0.mailbox.version) })
        let over = tended.filter { !keys.contains($0.key) }
        for (key, task) in over {
            task.cancel()
            tended[key] = nil
        }
        for task in over.values { await task.value }
        for tending in wanted {
            let key = Key(mailbox: tending.mailbox.id, version: tending.mailbox.version)
            if tended[key] == nil { tended[key] = Task { await tending.run() } }
        }
    }
}

/// Where large letters lie for a moment.
enum SpoolFolder {
    /// Removes what a process that was killed has left behind.
    static func sweep(_ folder: URL) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where name.hasPrefix("letter-") {
            let file = folder.appending(path: name)
            let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
            guard let written = attributes?[.modificationDate] as? Date, written.timeIntervalSinceNow < -86_400 else {
                continue
            }
            try? FileManager.default.removeItem(at: file)
        }
    }
}
