import Store

/// The journal's end, read once for all who follow it closely. Whoever is further behind reads for itself.
actor JournalTail {
    private let database: Database
    /// Complete after `beginning`, oldest first.
    private var entries: [JournalEntry] = []
    private var beginning: Int64?
    private var reading: Task<Void, any Error>?

    private static let most = 1000
    private static let batch = 200

    init(of database: Database) {
        self.database = database
    }

    /// Sealed entries after `seq`, oldest first: all that were there when this was called, up to `limit`.
    func entries(after seq: Int64, limit: Int) async throws -> [JournalEntry] {
        if beginning == nil { beginning = seq }
        // A reading that is under way may have begun before the news that the caller has heard of.
        if let reading, isAtEnd(seq) { try await share(reading) }
        if isAtEnd(seq) { try await readOn() }
        guard let beginning, seq >= beginning, seq <= end else {
            return try await database.read { try $0.journal(after: seq, limit: limit) }
        }
        let known = entries.firstIndex { ($0.seq ?? 0) > seq } ?? entries.endIndex
        return Array(entries[known...].prefix(limit))
    }

    private var end: Int64 { entries.last?.seq ?? beginning ?? 0 }

    private func isAtEnd(_ seq: Int64) -> Bool { beginning != nil && seq == end }

    /// Whoever comes meanwhile shares the reading.
    private func readOn() async throws {
        let task =
            reading
            ?? Task { [end, database] in
                let more = try await database.read { try $0.journal(after: end, limit: Self.batch) }
                keep(more)
            }
        reading = task
        try await share(task)
    }

    /// Whoever hears first that it is over lays it aside: the next one may not take it for its own.
    private func share(_ task: Task<Void, any Error>) async throws {
        defer { if reading == task { reading = nil } }
        try await task.value
    }

    private func keep(_ more: [JournalEntry]) {
        entries += more
        let old = entries.count - Self.most
        guard old > 0 else { return }
        beginning = entries[old - 1].seq
        entries.removeFirst(old)
    }
}
