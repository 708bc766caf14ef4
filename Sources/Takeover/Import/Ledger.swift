import Basics
import Events
import Store

/// How far one log, read by one mapping, has come into the database.
struct Ledger: Record {
    typealias ID = Basics.ID<Ledger>

    static let columns: SQL = "takeover.id, takeover.reached, takeover.new_events, takeover.new_cases"

    let id: ID
    /// Cases done, in the order of the survey.
    let reached: Int
    let newEvents: Int
    let newCases: Int
    /// An earlier run has begun it.
    var isResumed = true

    init(from row: inout Row) throws {
        id = try row.read()
        reached = try row.read()
        newEvents = try row.read()
        newCases = try row.read()
    }

    fileprivate init(new id: ID) {
        self.id = id
        reached = 0
        newEvents = 0
        newCases = 0
        isResumed = false
    }
}

extension Snapshot {
    func ledger(_ id: Ledger.ID) throws -> Ledger? {
        try first("SELECT \(Ledger.columns) FROM takeover WHERE id = \(id)")
    }
}

extension Transaction {
    /// Finds the ledger of an earlier run, or begins one.
    func openLedger(_ plan: TakeoverPlan, _ survey: LogSurvey) throws -> Ledger {
        try alone(on: "takeover \(plan.name)")
        let known: Ledger? = try first(
            """
            SELECT \(Ledger.columns) FROM takeover
            WHERE source = \(plan.name) AND fingerprint = \(plan.fingerprint)
            """
        )
        if let known { return known }
        let id: Ledger.ID = newID()
        try run(
            """
            INSERT INTO takeover (id, source, fingerprint, file_name, row_count, event_count, case_count, rejected, started)
            VALUES (\(id), \(plan.name), \(plan.fingerprint), \(plan.log.name), \(survey.rowCount),
                \(survey.index.eventCount), \(survey.index.caseCount), \(survey.rejectedCount), \(now))
            """
        )
        try record(.takeoverBegun(id, of: plan, survey), by: .system)
        return Ledger(new: id)
    }

    /// Moves on from `range.lowerBound`.
    /// - Throws: `TakeoverRefusal.elsewhere` when somebody else has moved on from there already.
    func advance(_ id: Ledger.ID, over range: Range<Int>, _ gain: TakeoverGain, of log: String) throws {
        let moved = try run(
            """
            UPDATE takeover SET reached = \(range.upperBound), new_events = new_events + \(gain.events),
                new_cases = new_cases + \(gain.cases)
            WHERE id = \(id) AND reached = \(range.lowerBound)
            """
        )
        guard moved == 1 else { throw TakeoverRefusal.elsewhere(log) }
    }

    /// - Returns: what it has come to.
    func closeLedger(_ id: Ledger.ID) throws -> Ledger {
        guard let ledger = try ledger(id) else { throw TakeoverRefusal.elsewhere("\(id)") }
        let ended = try run("UPDATE takeover SET ended = \(now) WHERE id = \(id) AND ended IS NULL")
        if ended == 1 { try record(.takeoverEnded(ledger), by: .system) }
        return ledger
    }
}

/// What a batch has added.
struct TakeoverGain: Sendable, Equatable {
    var events = 0
    var cases = 0
}

extension Event {
    fileprivate static func takeoverBegun(_ id: Ledger.ID, of plan: TakeoverPlan, _ survey: LogSurvey) -> Event {
        Event(
            "takeover.begun",
            of: Subject(.takeover, id),
            data: [
                "source": .text(plan.name), "file": .text(plan.log.name), "rows": Fact(survey.rowCount),
                "events": Fact(survey.index.eventCount), "cases": Fact(survey.index.caseCount),
                "rejected": Fact(survey.rejectedCount),
            ]
        )
    }

    fileprivate static func takeoverEnded(_ ledger: Ledger) -> Event {
        Event(
            "takeover.ended",
            of: Subject(.takeover, ledger.id),
            data: ["new_events": Fact(ledger.newEvents), "new_cases": Fact(ledger.newCases)]
        )
    }
}
