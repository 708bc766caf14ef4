import Basics
import Clients
import Events
import People
import Store
import Telephony

/// Calls those on lists by itself, for those who take part and are free (SPEC T1).
///
/// It rings the agent's own phone first and the other only when that is answered. So whoever picks up is always met by somebody: there
/// is no silent call, whatever dies in between, and nobody is rung whom nobody is there for.
struct CallRoundDialler {
    private let tx: Transaction

    init(_ tx: Transaction) {
        self.tx = tx
    }

    /// Takes one for a person whose phone is about to ring. What was seen before may not hold any longer, so all is looked at anew.
    /// - Returns: nil when they are not to be called now, or not by this person.
    func take(_ id: CallRoundEntry.ID, for person: Person.ID) throws -> CallRoundEntry? {
        try tx.alone(on: "call round entry \(id)")
        guard let entry = try tx.findCallRoundEntry(id, visibleTo: try tx.member(person)),
            let list = try tx.findCallRound(entry.list), try tx.takesPart(person, in: list.id)
        else { return nil }
        // Theirs already: another phone of theirs is to ring.
        if case .called(person, since: _) = entry.state { return CallRoundRule(list).isCalling ? entry : nil }
        guard try !tx.owesOutcome(person) else { return nil }
        switch CallRoundRule(list).verdict(on: entry, at: tx.now) {
        case .no: return nil
        case .asleep(let morning):
            try tx.save(entry.left(until: morning))
            return nil
        case .now:
            let next = entry.called(by: person, at: tx.now)
            try tx.save(next)
            return next
        }
    }

    /// Gives back one for whom no call could be made.
    func giveBack(_ id: CallRoundEntry.ID) throws {
        try tx.alone(on: "call round entry \(id)")
        guard let entry = try tx.findCallRoundEntry(id, visibleTo: .program), case .called = entry.state else { return }
        try tx.save(entry.left(until: tx.now))
    }

    /// Puts those to the morning whom it is night for.
    func putOff(_ asleep: [CallRoundEntry.ID: Moment]) throws {
        for (id, morning) in asleep.sorted(by: { $0.key < $1.key }) {
            try tx.run("UPDATE call_round_entry SET due = \(morning) WHERE id = \(id) AND state = 'waiting'")
        }
    }

    /// What a call came to that is over, in the transaction that keeps the call itself: neither is there without the other.
    func note(_ call: PhoneCall, _ record: CallRecord, _ called: CalledEntry) throws {
        try tx.alone(on: "call round entry \(called.entry)")
        guard let entry = try tx.findCallRoundEntry(called.entry, visibleTo: .program),
            entry.attempts == called.attempts, case .called = entry.state,
            let list = try tx.findCallRound(entry.list)
        else { return }
        let end = HouseCallEnd(call, record)
        let next = entry.callEnded(end, by: list.settings.attempts, at: tx.now)
        try tx.save(next)
        // The pages of those who call show it, and the next is looked for.
        try tx.announce(.agents)
        guard case .missed(let miss) = end else { return }
        try tell(next, list, .notReached, missed: miss)
    }

    /// An earlier life of the program was about to call them, or did, and no call of it is known any more.
    /// - Parameter known: those whose calls go on.
    func giveBackAll(besides known: [CallRoundEntry.ID]) throws {
        let forgotten: SQL = known.isEmpty ? "1 = 1" : "id NOT IN (\(SQL.list(known)))"
        try tx.run(
            """
            UPDATE call_round_entry SET state = 'waiting', holder = NULL, stage = NULL, due = \(tx.now)
            WHERE stage = 'called' AND \(forgotten)
            """
        )
    }
}

/// For whom a call was made that the house makes to somebody on a list.
package struct CalledEntry: Sendable, Hashable, Codable {
    package let entry: CallRoundEntry.ID
    /// How often they had been called before: what is said of an earlier call is never taken for this one.
    package let attempts: Int
}

extension HouseCallEnd {
    init(_ call: PhoneCall, _ record: CallRecord) {
        let wasRung = record.end == .notReached || record.spans.contains { $0.stage == .reaching }
        if call.outcome == .answered {
            self = .talked
        } else if wasRung {
            self = .missed(CallRoundMiss(record.cause))
        } else {
            self = .notRung
        }
    }
}

extension CallRoundMiss {
    fileprivate init(_ cause: HangupCause?) {
        self =
            switch cause {
            case .busy: .busy
            // The phone rang until somebody gave up, which was us.
            case .noAnswer, .normal, .noResponse, nil: .noAnswer
            default: .failed
            }
    }
}

/// Whom the house is to call now, as the distribution of calls has to know them.
struct EntryToCall: Sendable {
    let entry: CallRoundEntry
    /// Those who take part and may know of them.
    let callers: Set<Person.ID>
}

/// What there is to be done on lists that the house calls by.
struct RoundsToCall: Sendable {
    var entries: [EntryToCall] = []
    var asleep: [CallRoundEntry.ID: Moment] = [:]
    /// Of those who are being called now, whose list has been stopped.
    var stopped: Set<CallRoundEntry.ID> = []
}

extension Snapshot {
    /// So many of each list are looked at: those whose turn it is, and who sleep or are known to nobody who takes part.
    private static let mostLooked = 200
    /// And so many are held ready for each who takes part.
    private static let readyForEach = 2

    /// Whether somebody has yet to say what came of a talk: until then nobody is called for them.
    func owesOutcome(_ person: Person.ID) throws -> Bool {
        try value(
            "SELECT id FROM call_round_entry WHERE holder = \(person) AND stage IS NOT NULL LIMIT 1",
            as: CallRoundEntry.ID.self
        ) != nil
    }

    /// - Parameter underWay: those who are being called now.
    func roundsToCall(underWay: [CallRoundEntry.ID]) throws -> RoundsToCall {
        var found = RoundsToCall()
        found.stopped = try stoppedEntries(among: underWay)
        let lists: [CallRound] = try all(
            """
            SELECT \(CallRound.columns) FROM call_round WHERE state = 'running' AND way = 'progressive' AND EXISTS (
                SELECT 1 FROM call_round_caller WHERE call_round_caller.list = call_round.id)
            ORDER BY id
            """
        )
        for list in lists { try look(through: list, &found) }
        return found
    }

    private func look(through list: CallRound, _ found: inout RoundsToCall) throws {
        let owing: [Person.ID] = try values("SELECT holder FROM call_round_entry WHERE stage IS NOT NULL")
        let callers = Set(try callers(of: list.id).map(\.person)).subtracting(owing)
        guard !callers.isEmpty else { return }
        let rule = CallRoundRule(list)
        let due = try all(
            """
            SELECT \(CallRoundEntry.columns), client.confidential
            FROM call_round_entry JOIN client ON client.id = call_round_entry.client
            WHERE call_round_entry.list = \(list.id) AND call_round_entry.state = 'waiting'
                AND call_round_entry.due <= \(now) AND client.merged_into IS NULL
            ORDER BY call_round_entry.due, call_round_entry.id LIMIT \(Self.mostLooked)
            """
        ) { row in (entry: try CallRoundEntry(from: &row), isConfidential: try row.read(Bool.self)) }
        var ready = 0
        for (entry, isConfidential) in due where ready < callers.count * Self.readyForEach {
            switch rule.verdict(on: entry, at: now) {
            case .no: continue
            case .asleep(let morning): found.asleep[entry.id] = morning
            case .now:
                let allowed = isConfidential ? callers.filter(try walling(of: entry.client).letsIn) : callers
                guard !allowed.isEmpty else { continue }
                found.entries.append(EntryToCall(entry: entry, callers: allowed))
                ready += 1
            }
        }
    }

    private func stoppedEntries(among entries: [CallRoundEntry.ID]) throws -> Set<CallRoundEntry.ID> {
        guard !entries.isEmpty else { return [] }
        return Set(
            try values(
                """
                SELECT call_round_entry.id FROM call_round_entry JOIN call_round ON call_round.id = call_round_entry.list
                WHERE call_round_entry.id IN (\(SQL.list(entries)))
                    AND NOT (call_round.state = 'running' AND call_round.way = 'progressive')
                """
            )
        )
    }
}

extension CallID {
    /// As which one on a list waits whom the house is to call.
    static func waiting(_ entry: CallRoundEntry.ID) -> CallID { CallID("entry \(entry)") }
}

extension ID where Subject == CallRoundEntry {
    /// Whom a name is of that `CallID.waiting` has made; nil for any other.
    init?(waiting name: CallID) {
        guard name.text.hasPrefix("entry ") else { return nil }
        self.init(String(name.text.dropFirst(6)))
    }
}

extension CallRoundDialler {
    /// For so long somebody may say how a talk went.
    private static let patience = Duration.hours(12)

    /// What nobody has said of a talk that is long over: they were reached, and are not to be called once more for that.
    /// - Returns: how many there were.
    func settleUnsaid() throws -> Int {
        let unsaid: [CallRoundEntry] = try tx.all(
            """
            SELECT \(CallRoundEntry.columns) FROM call_round_entry
            WHERE stage = 'talked' AND due < \(tx.now - Self.patience) ORDER BY id LIMIT 500
            """
        )
        for entry in unsaid {
            guard let list = try tx.findCallRound(entry.list) else { continue }
            let next = entry.called(.reached, by: list.settings.attempts, at: tx.now)
            try tx.save(next)
            try tell(next, list, .reached, missed: nil)
        }
        return unsaid.count
    }

    private func tell(
        _ entry: CallRoundEntry,
        _ list: CallRound,
        _ outcome: CallRoundOutcome,
        missed: CallRoundMiss?
    ) throws {
        let data: [String: Fact] = [
            "name": .text(list.settings.name), "outcome": .text(outcome.name), "missed": Fact(missed?.rawValue),
            "attempts": Fact(entry.attempts),
        ]
        let event = Event("call-round.called", of: list.eventSubject, client: entry.client.rawValue, data: data)
        try tx.record(event, by: Member.program.actor)
    }
}

extension Chore {
    /// Talks by a list of which nobody has said how they went.
    package static let ofCallRounds: [Chore] = [
        Chore("unsaid outcomes of calls by a list") { try CallRoundDialler($0).settleUnsaid() }
    ]
}
