import Basics
import Events
import People
import Store

/// What comes back tells what became of a letter.
extension Transaction {
    /// A server has sent a letter back: it did not reach `address`, or nobody when that is not known.
    ///
    /// - Parameter words: the server's.
    /// - Returns: false when that was known, or there is no such letter.
    @discardableResult
    package func letterCameBack(_ id: Interaction.ID, from address: EmailAddress?, _ words: String) throws -> Bool {
        let (reached, all): (SQL, SQL) = ("interaction = \(id) AND fate <> 'refused'", "interaction = \(id)")
        let named: SQL = address.map { "AND address = \($0.normalized)" } ?? ""
        let isNamed =
            try address == nil
            || value("SELECT place FROM outbox_recipient WHERE \(all) \(named) LIMIT 1", as: Int.self) != nil
        let words = String(words.prefix(500))
        // Servers pass letters on and tell of addresses that nobody wrote to.
        let returned = try run(
            "UPDATE outbox_recipient SET fate = 'refused', words = \(words) WHERE \(reached) \(isNamed ? named : "")"
        )
        guard returned > 0 else { return false }
        try run(
            """
            UPDATE outbox SET state = 'failed', ended = \(now),
                complaint = \(Trouble("refusal.letter.came-back", ["words": words]))
            WHERE \(all) AND state IN ('sent', 'uncertain')
            """
        )
        try tell(.failed, of: id)
        return true
    }

    /// The client answers the letter, or a server reports that it has arrived: so it was sent after all.
    package func letterArrived(_ id: Interaction.ID) throws {
        let proved = try run(
            """
            UPDATE outbox SET state = 'sent', complaint = NULL, ended = \(now)
            WHERE interaction = \(id) AND state = 'uncertain'
            """
        )
        guard proved == 1 else { return }
        try run("UPDATE outbox_recipient SET fate = 'accepted' WHERE interaction = \(id) AND fate = 'uncertain'")
        try tell(.sent, of: id)
    }
}
