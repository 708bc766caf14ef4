import Basics
import Clients
import Deadlines
import Desk
import Files
import Pages
import People
import Store

/// The client's own request: no word of notes, hand-overs or who works inside.
struct FollowPage: Page {
    let link: String
    let number: Int
    let subject: String
    let status: Case.Status
    let opened: Moment
    let company: String
    let owner: PersonName?
    /// What the client was told and is still to be kept.
    let promises: [Promise]
    /// By when the client hears from us, or has it solved.
    let next: Clock?
    let letters: [Interaction]
    let files: [Interaction.ID: [StoredFile]]
    let form: Form

    init(_ id: Case.ID, link: String, form: Form, in snapshot: Snapshot) throws {
        guard let found = try snapshot.findCase(id, visibleTo: .program) else { throw PortalRefusal.noSuchRequest }
        self.link = link
        self.form = form
        number = found.number
        subject = found.subject
        status = found.status
        opened = found.opened
        company = try snapshot.company().name
        owner = try found.owner.flatMap { try snapshot.peopleNames([$0])[$0] }
        promises = try snapshot.promises(of: found).filter { $0.outcome == nil }
        next = try snapshot.openClocks(of: found, snapshot.history(of: found)).nearest
        letters = try snapshot.timeline(of: found).items.compactMap { entry in
            if case .interaction(let letter) = entry, letter.isShown(inPortalOf: found) { letter } else { nil }
        }
        files = try snapshot.files(of: letters.map(\.id))
    }

    private init(_ other: FollowPage, form: Form) {
        link = other.link
        number = other.number
        subject = other.subject
        status = other.status
        opened = other.opened
        company = other.company
        owner = other.owner
        promises = other.promises
        next = other.next
        letters = other.letters
        files = other.files
        self.form = form
    }

    /// The same page with what was typed and what is wrong with it.
    func again(with form: Form) -> FollowPage {
        FollowPage(self, form: form)
    }
}

extension [Clock] {
    /// The one that is due first.
    fileprivate var nearest: Clock? {
        let due = compactMap { clock in clock.reachableDue.map { (due: $0, clock: clock) } }
        return due.min { $0.due < $1.due }?.clock
    }
}
