import Basics
import People
import Store
import Telephony

extension CallQueue: Record {
    /// Without the skills, which have rows of their own.
    package static let columns: SQL = """
        call_queue.id, call_queue.version, call_queue.closed, call_queue.name, call_queue.line,
        call_queue.own_manager_first, call_queue.ring_time, call_queue.wrap_up, call_queue.callback_key,
        call_queue.callback_attempts, call_queue.callback_pause, call_queue.is_recorded, call_queue.unattended,
        call_queue.overflow_after, call_queue.overflow_queue, call_queue.overflow_person
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        version = try row.read()
        closed = try row.read()
        settings = QueueSettings(name: try row.read(), line: try row.read())
        settings.ownManagerFirst = .seconds(try row.read(Int.self))
        settings.ringTime = .seconds(try row.read(Int.self))
        settings.wrapUp = .seconds(try row.read(Int.self))
        settings.callbackKey = try row.read()
        settings.callbacks = AttemptRule(most: try row.read(), pause: .seconds(try row.read(Int.self)))
        settings.isRecorded = try row.read()
        settings.unattended = try row.read()
        settings.overflow = try QueueSettings.Overflow(from: &row)
    }
}

extension QueueSettings.Overflow {
    fileprivate init?(from row: inout Row) throws {
        let (after, queue): (Int?, CallQueue.ID?) = (try row.read(), try row.read())
        let person: Person.ID? = try row.read()
        guard let after, let target = queue.map(Target.queue) ?? person.map(Target.person) else { return nil }
        self.init(after: .seconds(after), to: target)
    }

    fileprivate var queue: CallQueue.ID? {
        if case .queue(let id) = target { id } else { nil }
    }

    fileprivate var person: Person.ID? {
        if case .person(let id) = target { id } else { nil }
    }
}

extension Snapshot {
    /// All queues by their names, closed ones too.
    package func callQueues() throws -> CallQueues {
        var needs: [CallQueue.ID: [Skill.ID: Int]] = [:]
        try each("SELECT queue, skill, level FROM call_queue_need") { row in
            let (queue, skill): (CallQueue.ID, Skill.ID) = (try row.read(), try row.read())
            needs[queue, default: [:]][skill] = try row.read()
        }
        let queues: [CallQueue] = try all("SELECT \(CallQueue.columns) FROM call_queue ORDER BY name, id")
        return CallQueues(
            queues.map { queue in
                var queue = queue
                queue.settings.needs = needs[queue.id] ?? [:]
                return queue
            }
        )
    }
}

extension Transaction {
    func insert(_ queue: CallQueue) throws {
        let settings = queue.settings
        try run(
            """
            INSERT INTO call_queue (id, version, closed, name, line, own_manager_first, ring_time, wrap_up, callback_key,
                callback_attempts, callback_pause, is_recorded, unattended, overflow_after, overflow_queue, overflow_person)
            VALUES (\(queue.id), \(queue.version), \(queue.closed), \(settings.name), \(settings.line),
                \(settings.ownManagerFirst.inSeconds), \(settings.ringTime.inSeconds), \(settings.wrapUp.inSeconds),
                \(settings.callbackKey), \(settings.callbacks.most), \(settings.callbacks.pause.inSeconds),
                \(settings.isRecorded), \(settings.unattended),
                \(settings.overflow?.after.inSeconds), \(settings.overflow?.queue), \(settings.overflow?.person))
            """
        )
        try write(settings.needs, of: queue.id)
    }

    func save(_ queue: CallQueue) throws {
        let settings = queue.settings
        let saved = try run(
            """
            UPDATE call_queue SET version = \(queue.version), closed = \(queue.closed), name = \(settings.name),
                line = \(settings.line), own_manager_first = \(settings.ownManagerFirst.inSeconds),
                ring_time = \(settings.ringTime.inSeconds), wrap_up = \(settings.wrapUp.inSeconds),
                callback_key = \(settings.callbackKey), callback_attempts = \(settings.callbacks.most),
                callback_pause = \(settings.callbacks.pause.inSeconds), is_recorded = \(settings.isRecorded),
                unattended = \(settings.unattended), overflow_after = \(settings.overflow?.after.inSeconds),
                overflow_queue = \(settings.overflow?.queue), overflow_person = \(settings.overflow?.person)
            WHERE id = \(queue.id) AND version = \(queue.version - 1)
            """
        )
        guard saved == 1 else { throw QueueRefusal.stale }
        try write(settings.needs, of: queue.id)
    }

    private func write(_ needs: [Skill.ID: Int], of queue: CallQueue.ID) throws {
        try run("DELETE FROM call_queue_need WHERE queue = \(queue)")
        for (skill, level) in needs {
            try run("INSERT INTO call_queue_need (queue, skill, level) VALUES (\(queue), \(skill), \(level))")
        }
    }
}

extension Duration {
    /// As times of queues are kept.
    var inSeconds: Int64 { components.seconds }
}
