import Basics
import Clients
import Desk
import Events
import Mail
import People
import Store

/// What a person does with letters that no program made sense of.
package struct LetterSorting {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// Has it read once more, as after the program has learned something: by itself, and if that fails again it waits again. One
    /// that could not be fetched is fetched first.
    package func retry(_ id: KeptLetter.ID) throws {
        let letter = try waiting(id)
        guard case .setAside(let reason) = letter.state, let remedy = reason.remedy else {
            throw LetterRefusal.noRemedy
        }
        switch remedy {
        case .reading: try readAgain(letter)
        case .fetching: try fetchAgain(letter)
        }
        try tx.record(Event("letter.retried", of: letter.eventSubject), by: member.actor)
    }

    private func readAgain(_ letter: KeptLetter) throws {
        try tx.run(
            """
            UPDATE letter SET state = 'stored', reason = NULL, attempts = \(KeptLetter.mostAttempts - 1)
            WHERE id = \(letter.id) AND state = 'set-aside'
            """
        )
        try forget(letter.id)
        try tx.announce(.lettersStored)
    }

    private func fetchAgain(_ letter: KeptLetter) throws {
        guard let mailbox = letter.mailbox, let place = letter.place else { throw LetterRefusal.noRemedy }
        guard try tx.fetching(of: mailbox)?.validity == place.validity else {
            // The folder was made anew and read from its beginning: if it was still there, it has come.
            try tx.run("UPDATE letter SET reason = \(SettingAside.vanished) WHERE id = \(letter.id)")
            return
        }
        try tx.run("UPDATE letter SET wanted = 1 WHERE id = \(letter.id) AND state = 'set-aside'")
        try tx.hurryFetching(mailbox)
    }

    /// Puts it away: nobody needs it. It is kept all the same.
    package func dismiss(_ id: KeptLetter.ID) throws {
        let letter = try waiting(id)
        try tx.run("UPDATE letter SET dismissed = \(tx.now) WHERE id = \(id) AND state = 'set-aside'")
        try tx.record(Event("letter.dismissed", of: letter.eventSubject), by: member.actor)
    }

    package func retrieve(_ id: KeptLetter.ID) throws {
        try member.require(.sortMail)
        guard let letter = try tx.letter(id) else { throw LetterRefusal.notFound }
        let back = try tx.run("UPDATE letter SET dismissed = NULL WHERE id = \(id) AND dismissed IS NOT NULL")
        guard back == 1 else { return }
        try tx.record(Event("letter.retrieved", of: letter.eventSubject), by: member.actor)
    }

    /// Says to which case it belongs.
    package func assign(_ id: KeptLetter.ID, toCase number: Int) throws -> Case {
        let letter = try waiting(id)
        guard let found = try tx.findCase(number: number, visibleTo: member) else { throw CaseRefusal.notFound }
        let arrival = Arrival(
            client: found.client,
            about: found,
            channel: .email,
            subject: letter.subject,
            text: letter.words,
            at: letter.received
        )
        let (interactions, cases) = try CaseDesk(tx, .program).receive([arrival])
        try finish(letter, interactions.map(\.id))
        return cases.first ?? found
    }

    /// Says from which client it comes; a case opens.
    package func assign(_ id: KeptLetter.ID, to client: Client.ID) throws -> Case {
        let letter = try waiting(id)
        guard try tx.findClient(client, visibleTo: member) != nil else { throw ClientRefusal.notFound }
        let opened = try CaseDesk(tx, .program).begin(
            NewCase(
                client: client,
                kind: .request,
                subject: letter.subject,
                text: letter.words,
                channel: .email,
                came: letter.received
            )
        )
        try finish(letter, [opened.interaction.id])
        return opened.case
    }

    private func waiting(_ id: KeptLetter.ID) throws -> KeptLetter {
        try member.require(.sortMail)
        guard let letter = try tx.letter(id) else { throw LetterRefusal.notFound }
        guard case .setAside = letter.state, try !tx.isDismissed(id) else { throw LetterRefusal.sorted }
        return letter
    }

    private func finish(_ letter: KeptLetter, _ interactions: [Interaction.ID]) throws {
        try tx.link(interactions.map { (interaction: $0, letter: letter.id) })
        try tx.run("UPDATE letter SET state = 'understood', reason = NULL, wanted = 0 WHERE id = \(letter.id)")
        try tx.record(Event("letter.assigned", of: letter.eventSubject), by: member.actor)
    }

    /// What was noted of it when it was read before.
    private func forget(_ id: KeptLetter.ID) throws {
        try tx.run("DELETE FROM letter_reference WHERE letter = \(id)")
        try tx.run("DELETE FROM letter_attachment WHERE letter = \(id)")
    }
}

package enum LetterRefusal: Refusal, Equatable {
    case notFound
    /// Somebody was quicker.
    case sorted
    /// Looking into it has brought the program down.
    case notOpened
    /// Trying again would change nothing.
    case noRemedy

    package var standing: Standing { self == .notFound ? .notFound : .conflict }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.letter.not-found"
        case .sorted: "refusal.letter.sorted"
        case .notOpened: "refusal.letter.not-opened"
        case .noRemedy: "refusal.letter.no-remedy"
        }
    }
}

extension KeptLetter {
    /// What stands on the timeline of one whose text nobody has read: its subject, and the letter itself can be opened.
    fileprivate var words: String { subject.isEmpty ? "✉" : subject }
}

extension Snapshot {
    fileprivate func isDismissed(_ id: KeptLetter.ID) throws -> Bool {
        try value("SELECT 1 FROM letter WHERE id = \(id) AND dismissed IS NOT NULL", as: Int.self) != nil
    }
}
