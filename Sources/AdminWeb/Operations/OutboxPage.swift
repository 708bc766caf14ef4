import Desk
import Pages
import People
import Store

/// What waits to leave the house. What it is about is shown to those alone who may read it at the desk as well.
struct OutboxPage {
    let waiting: Int
    /// For those who may decide about them.
    let parked: ParkedLetters?
    let letters: [OutboxLetter]
    /// Those that were given up, the last first.
    let failed: [OutboxLetter]

    private static let most = 200
    private static let mostFailed = 50

    init(for member: Member, in snapshot: Snapshot) throws {
        parked = member.may(.changeSettings) ? try snapshot.parkedLetters(visibleTo: member) : nil
        waiting = try snapshot.outbox(visibleTo: member).waiting
        letters = try snapshot.outboxLetters(visibleTo: member, limit: Self.most)
        failed = try snapshot.failedLetters(visibleTo: member, limit: Self.mostFailed)
    }
}
