import Basics
import Foundation
import Store

extension Channel {
    /// There may be a job that is due.
    package static let jobsWaiting = Channel("jobs_waiting")
}

extension Transaction {
    /// Asks for a job to be done once this transaction is committed.
    ///
    /// - Parameter due: not before then.
    /// - Parameter mark: a job with this mark is enqueued once only, whoever asks.
    /// - Returns: nil when the mark has been there before.
    @discardableResult
    package func enqueue(
        _ kind: Job.Kind,
        payload: some Encodable & Sendable,
        due: Moment? = nil,
        mark: String? = nil
    ) throws -> Job.ID? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(payload), as: UTF8.self)
        let id = newID(Job.self)
        let added = try run(
            """
            INSERT INTO job (id, kind, payload, mark, state, due, made)
            VALUES (\(id), \(kind.name), \(text), \(mark), \(Job.State.waiting), \(due ?? now), \(now))
            ON CONFLICT (mark) DO NOTHING
            """
        )
        try announce(.jobsWaiting)
        return added == 1 ? id : nil
    }

    /// Gives a dead job another life, from now.
    /// - Returns: false when there is no such dead job.
    @discardableResult
    package func revive(job id: Job.ID, by actor: Actor = .system) throws -> Bool {
        let revived = try run(
            """
            UPDATE job SET state = \(Job.State.waiting), attempts = 0, due = \(now), ended = NULL
            WHERE id = \(id) AND state = \(Job.State.dead)
            """
        )
        guard revived == 1 else { return false }
        try record(.jobRevived(id), by: actor)
        try announce(.jobsWaiting)
        return true
    }

    /// Takes a dead job, or one that waits, out of the way for good.
    /// - Returns: false when there is no such job.
    @discardableResult
    package func bury(job id: Job.ID, by actor: Actor = .system) throws -> Bool {
        let buried = try run(
            """
            UPDATE job SET state = \(Job.State.done), ended = \(now)
            WHERE id = \(id) AND state IN (\(Job.State.waiting), \(Job.State.dead))
            """
        )
        if buried == 1 { try record(.jobBuried(id), by: actor) }
        return buried == 1
    }
}

extension Snapshot {
    /// Jobs that were given up, the latest first.
    package func deadJobs(limit: Int) throws -> [Job] {
        try all("SELECT \(Job.columns) FROM job WHERE state = 'dead' ORDER BY ended DESC LIMIT \(limit)")
    }

    package func findJob(_ id: Job.ID) throws -> Job? {
        try first("SELECT \(Job.columns) FROM job WHERE id = \(id)")
    }

    /// How many jobs wait whose time has come, and since when the oldest of them does.
    package func backlog() throws -> (count: Int, oldest: Moment?) {
        try first("SELECT COUNT(*), MIN(due) FROM job WHERE state = 'waiting' AND due <= \(now)") { row in
            (count: try row.read(), oldest: try row.read())
        } ?? (0, nil)
    }
}
