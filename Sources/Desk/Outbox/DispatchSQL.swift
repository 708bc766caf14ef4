import Basics
import Clients
import Events
import People
import Store

extension Channel {
    /// A letter was put into the outbox, or is to be tried now.
    package static let lettersWaiting = Channel("letters_waiting")
}

/// How senders share the letters among them. Whoever claims one raises its `attempts`; that number and the holder's name together
/// are the claim. The database has it that a letter is handed over before the server gets it, so that whoever dies between the
/// two leaves a letter behind of which it is known that nobody knows.
extension Transaction {
    /// Takes the letter that has been due longest.
    package func claimLetter(by holder: String, for span: Duration) throws -> Dispatch? {
        let due: SQL = """
            SELECT interaction FROM outbox
            WHERE channel = 'email' AND state = 'waiting' AND parked IS NULL AND due <= \(now) ORDER BY due, interaction LIMIT 1
            """
        let free: SQL = dialect == .postgres ? due + " FOR UPDATE SKIP LOCKED" : due
        let claimed = try first(
            """
            UPDATE outbox SET state = 'sending', attempts = attempts + 1, holder = \(holder), held_until = \(now + span)
            WHERE interaction = (\(free)) RETURNING interaction, attempts, since
            """
        ) { row in
            (id: try row.read(Interaction.ID.self), attempt: try row.read(Int.self), since: try row.read(Moment.self))
        }
        guard let claimed else { return nil }
        return Dispatch(
            interaction: claimed.id,
            attempt: claimed.attempt,
            since: claimed.since,
            recipients: try recipients(of: claimed.id),
            holder: holder
        )
    }

    /// - Returns: false when the claim was lost.
    package func renewClaim(on dispatch: Dispatch, for span: Duration) throws -> Bool {
        try run("UPDATE outbox SET held_until = \(now + span) WHERE \(dispatch.claim)") == 1
    }

    /// The server is about to get it: from now on nothing is certain without its answer.
    /// - Returns: false when the claim was lost.
    package func handOver(_ dispatch: Dispatch) throws -> Bool {
        try run("UPDATE outbox SET handed = \(now) WHERE \(dispatch.claim)") == 1
    }

    /// Puts a letter back that was not tried after all.
    package func giveBack(_ dispatch: Dispatch, until due: Moment, because trouble: Trouble?) throws {
        try run(
            """
            UPDATE outbox SET state = 'waiting', holder = NULL, held_until = NULL, handed = NULL, due = \(due),
                complaint = \(trouble)
            WHERE \(dispatch.claim)
            """
        )
    }

    /// Writes down what became of a letter. What the server said counts also when the claim was lost meanwhile and the letter
    /// was taken for uncertain; but not when it has been tried again since.
    ///
    /// - Parameter tried: those it was tried for, with their fate and the server's words.
    /// - Returns: false when it does not count.
    @discardableResult
    package func settle(
        _ dispatch: Dispatch,
        _ tried: [Recipient],
        next: Moment,
        because trouble: Trouble?
    ) throws -> Verdict? {
        let fates = Dictionary(uniqueKeysWithValues: tried.map { ($0.place, $0) })
        let all = dispatch.recipients.map { fates[$0.place] ?? $0 }
        let verdict = Verdict(all, since: dispatch.since, now: now, next: next)
        let (due, ended): (Moment, Moment?) = if case .again(let moment) = verdict { (moment, nil) } else { (now, now) }
        let settled = try run(
            """
            UPDATE outbox SET state = \(verdict.state), holder = NULL, held_until = NULL, handed = NULL, due = \(due),
                ended = \(ended), complaint = \(trouble)
            WHERE interaction = \(dispatch.interaction) AND attempts = \(dispatch.attempt)
                AND (state = 'uncertain' OR (state = 'sending' AND holder = \(dispatch.holder)))
            """
        )
        guard settled == 1 else { return nil }
        for recipient in tried { try save(recipient, of: dispatch.interaction) }
        try tell(verdict, of: dispatch.interaction)
        return verdict
    }

    /// Letters whose sender has fallen silent. Those that were not handed over wait again; of the others nobody knows.
    ///
    /// - Parameter all: also those whose time has not run out, for the only process there is when it begins.
    package func takeOverLostLetters(all: Bool = false) throws {
        let lost: SQL = all ? "state = 'sending'" : "state = 'sending' AND held_until < \(now)"
        guard try value("SELECT interaction FROM outbox WHERE \(lost) LIMIT 1", as: Interaction.ID.self) != nil else {
            return
        }
        try run(
            """
            UPDATE outbox SET state = 'waiting', holder = NULL, held_until = NULL WHERE \(lost) AND handed IS NULL
            """
        )
        let uncertain = try values(
            """
            UPDATE outbox SET state = 'uncertain', holder = NULL, held_until = NULL, handed = NULL, ended = \(now),
                complaint = \(Trouble("refusal.letter.sender-lost"))
            WHERE \(lost) AND handed IS NOT NULL RETURNING interaction
            """,
            as: Interaction.ID.self
        )
        for id in uncertain {
            try run("UPDATE outbox_recipient SET fate = 'uncertain' WHERE interaction = \(id) AND fate = 'waiting'")
            try tell(.uncertain, of: id)
        }
    }

    /// Letters that were tried in vain are tried at once: what stood in their way may be gone.
    package func hurryLetters() throws {
        try run(
            """
            UPDATE outbox SET due = \(now)
            WHERE channel = 'email' AND state = 'waiting' AND parked IS NULL AND attempts > 0 AND due > \(now)
            """
        )
        try announce(.lettersWaiting)
    }

    private func save(_ recipient: Recipient, of id: Interaction.ID) throws {
        try run(
            """
            UPDATE outbox_recipient SET fate = \(recipient.fate), words = \(recipient.words.map { String($0.prefix(500)) })
            WHERE interaction = \(id) AND place = \(recipient.place)
            """
        )
    }
}

extension Snapshot {
    /// Whether there is something for a sender to do.
    package func hasLetterWork() throws -> Bool {
        try value(
            """
            SELECT interaction FROM outbox
            WHERE channel = 'email' AND state = 'waiting' AND parked IS NULL AND due <= \(now) LIMIT 1
            """,
            as: Interaction.ID.self
        ) != nil
            || value(
                "SELECT interaction FROM outbox WHERE state = 'sending' AND held_until < \(now) LIMIT 1",
                as: Interaction.ID.self
            ) != nil
    }

    package func recipients(of id: Interaction.ID) throws -> [Recipient] {
        try all("SELECT \(Recipient.columns) FROM outbox_recipient WHERE interaction = \(id) ORDER BY place")
    }
}

extension Dispatch {
    fileprivate var claim: SQL {
        "interaction = \(interaction) AND state = 'sending' AND holder = \(holder) AND attempts = \(attempt)"
    }
}
