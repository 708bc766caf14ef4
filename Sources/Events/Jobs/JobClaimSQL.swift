import Basics
import Store

/// How runners share the jobs among them. Whoever claims a job raises its `attempts`; that number and the holder's name
/// together are the claim, so a runner that comes back from the dead changes nothing any more.
extension Transaction {
    func claimJob(of kinds: [Job.Kind], by holder: String, for span: Duration) throws -> Job? {
        let due: SQL = """
            SELECT id FROM job WHERE state = 'waiting' AND due <= \(now) AND kind IN (\(SQL.list(kinds.map(\.name))))
            ORDER BY due LIMIT 1
            """
        let free: SQL = dialect == .postgres ? due + " FOR UPDATE SKIP LOCKED" : due
        return try first(
            """
            UPDATE job SET state = 'running', attempts = attempts + 1, holder = \(holder), held_until = \(now + span)
            WHERE id = (\(free)) RETURNING \(Job.columns)
            """
        )
    }

    /// - Returns: false when the claim was lost.
    func renewClaim(on job: Job, by holder: String, for span: Duration) throws -> Bool {
        try run("UPDATE job SET held_until = \(now + span) WHERE \(job.claim(of: holder))") == 1
    }

    func finish(_ job: Job, by holder: String) throws -> Bool {
        try run(
            """
            UPDATE job SET state = 'done', ended = \(now), holder = NULL, held_until = NULL, complaint = NULL
            WHERE \(job.claim(of: holder))
            """
        ) == 1
    }

    func putOff(_ job: Job, by holder: String, until due: Moment, complaint: String) throws -> Bool {
        try run(
            """
            UPDATE job SET state = 'waiting', due = \(due), holder = NULL, held_until = NULL, complaint = \(complaint)
            WHERE \(job.claim(of: holder))
            """
        ) == 1
    }

    /// Puts a job back that was interrupted through no fault of its own.
    func giveBack(_ job: Job, by holder: String) throws {
        try run(
            """
            UPDATE job SET state = 'waiting', attempts = attempts - 1, holder = NULL, held_until = NULL
            WHERE \(job.claim(of: holder))
            """
        )
    }

    func giveUp(_ job: Job, by holder: String, complaint: String) throws -> Bool {
        let died = try run(
            """
            UPDATE job SET state = 'dead', ended = \(now), holder = NULL, held_until = NULL, complaint = \(complaint)
            WHERE \(job.claim(of: holder))
            """
        )
        if died == 1 { try record(.jobDied(job.id, kind: job.kind), by: .system) }
        return died == 1
    }

    /// Jobs whose runner has fallen silent wait again; one that takes its runners down with it dies.
    func takeOverLostJobs(of kind: Job.Kind, attempts: Int) throws {
        let lost: SQL = "state = 'running' AND held_until < \(now) AND kind = \(kind.name)"
        let dead: [Job] = try all(
            """
            UPDATE job SET state = 'dead', ended = \(now), holder = NULL, held_until = NULL, complaint = 'runner lost'
            WHERE \(lost) AND attempts >= \(attempts) RETURNING \(Job.columns)
            """
        )
        for job in dead { try record(.jobDied(job.id, kind: job.kind), by: .system) }
        try run(
            """
            UPDATE job SET state = 'waiting', holder = NULL, held_until = NULL, complaint = 'runner lost' WHERE \(lost)
            """
        )
    }
}

extension Snapshot {
    func hasDueJob(of kinds: [Job.Kind]) throws -> Bool {
        try value(
            """
            SELECT id FROM job WHERE state = 'waiting' AND due <= \(now) AND kind IN (\(SQL.list(kinds.map(\.name))))
            LIMIT 1
            """,
            as: Job.ID.self
        ) != nil
    }

    func hasLostJob() throws -> Bool {
        try value("SELECT id FROM job WHERE state = 'running' AND held_until < \(now) LIMIT 1", as: Job.ID.self) != nil
    }
}

extension Job {
    fileprivate func claim(of holder: String) -> SQL {
        "id = \(id) AND state = 'running' AND holder = \(holder) AND attempts = \(attempts)"
    }
}
