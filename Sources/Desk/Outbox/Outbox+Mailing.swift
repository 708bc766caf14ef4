import Basics
import Events
import Store

extension Transaction {
    /// Sends by mail what was said in another way and has not been read there.
    package func mail(_ answer: Interaction, to address: EmailAddress) throws {
        try run(
            """
            UPDATE outbox SET channel = 'email', address = \(address.normalized), state = 'waiting', since = \(now),
                due = \(now)
            WHERE interaction = \(answer.id) AND state = 'sent' AND channel <> 'email'
            """
        )
        try run(
            """
            INSERT INTO outbox_recipient (interaction, place, address, is_copy, fate)
            VALUES (\(answer.id), 0, \(address.normalized), \(false), \(Recipient.Fate.waiting))
            ON CONFLICT (interaction, place) DO NOTHING
            """
        )
        try announce(.lettersWaiting)
    }
}
