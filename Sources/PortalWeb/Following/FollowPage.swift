import Basics
import Clients
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
        letters = other.letters
        files = other.files
        self.form = form
    }

    /// The same page with what was typed and what is wrong with it.
    func again(with form: Form) -> FollowPage {
        FollowPage(self, form: form)
    }
}
