import Basics
import Store
import Telephony

/// Keeps the list of those to call back: each number is on it once, and off it when somebody has talked with it.
///
/// Records may come in any order, as after a crash; the list is the same in the end.
struct CallbackList {
    private let tx: Transaction

    init(_ tx: Transaction) {
        self.tx = tx
    }

    /// Whoever calls this has kept all others out of what concerns the call's number.
    func note(_ call: PhoneCall, _ record: CallRecord) throws {
        guard let phone = call.phone else { return }
        switch (call.direction, call.outcome) {
        case (_, .answered), (_, .voiceMail): try settle(phone, by: call)
        case (.incoming, let outcome) where outcome.leavesWaiting: try add(phone, call)
        case (.outgoing, _) where record.isAttempt: try attempt(phone, call)
        default: break
        }
    }

    private func add(_ phone: PhoneNumber, _ call: PhoneCall) throws {
        guard try !tx.hasTalked(with: phone, since: call.began) else { return }
        let isAsked = call.outcome == .callback
        try tx.run(
            """
            INSERT INTO call_back (id, phone, queue, first_call, last_call, calls, attempts, is_asked, since, last)
            VALUES (\(tx.newID(Callback.self)), \(phone), \(call.queue), \(call.id), \(call.id), 1, 0, \(isAsked),
                \(call.began), \(call.began))
            ON CONFLICT (phone) WHERE settled IS NULL DO UPDATE SET calls = call_back.calls + 1,
                attempts = CASE WHEN \(Self.isNewWish) THEN 0 ELSE call_back.attempts END,
                tried = CASE WHEN \(Self.isNewWish) THEN NULL ELSE call_back.tried END,
                is_asked = CASE WHEN excluded.is_asked = 1 THEN 1 ELSE call_back.is_asked END,
                last_call = CASE WHEN excluded.last >= call_back.last THEN excluded.last_call ELSE call_back.last_call END,
                queue = CASE WHEN excluded.last >= call_back.last THEN excluded.queue ELSE call_back.queue END,
                since = CASE WHEN excluded.since < call_back.since THEN excluded.since ELSE call_back.since END,
                last = CASE WHEN excluded.last > call_back.last THEN excluded.last ELSE call_back.last END
            """
        )
    }

    /// Whoever asks anew is tried anew.
    private static let isNewWish: SQL = "excluded.is_asked = 1 AND excluded.last > call_back.tried"

    private func settle(_ phone: PhoneNumber, by call: PhoneCall) throws {
        try tx.run(
            """
            UPDATE call_back SET settled = \(call.ended), settled_call = \(call.id)
            WHERE phone = \(phone) AND settled IS NULL AND last <= \(call.began)
            """
        )
    }

    private func attempt(_ phone: PhoneNumber, _ call: PhoneCall) throws {
        try tx.run(
            """
            UPDATE call_back SET attempts = attempts + 1,
                tried = CASE WHEN tried > \(call.ended) THEN tried ELSE \(call.ended) END
            WHERE phone = \(phone) AND settled IS NULL AND since <= \(call.began)
            """
        )
    }
}

extension CallRecord {
    /// Whether the other side was called at all: not where our own phone was not answered.
    fileprivate var isAttempt: Bool {
        if case .agentMissed = end { false } else { true }
    }
}
