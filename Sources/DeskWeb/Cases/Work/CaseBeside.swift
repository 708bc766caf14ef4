import Clients
import Desk
import People
import Store

/// What the page of a case shows that the journal knows nothing of: who is there, and what is being written.
struct CaseBeside: Hashable, Sendable {
    let client: Client.ID
    private let found: Case.ID
    private let present: [Person.ID: Bool]
    private let drafts: [DraftPlace: String]
    private let writing: WritingBeside

    init(_ page: CaseWorkPage) {
        client = page.desk.client.id
        found = page.found.id
        present = Self.writing(page.desk.present)
        drafts = page.desk.drafts
        writing = page.desk.beside
    }

    private init(
        client: Client.ID,
        found: Case.ID,
        present: [Presence],
        drafts: [DraftPlace: String],
        writing: WritingBeside
    ) {
        self.client = client
        self.found = found
        self.present = Self.writing(present)
        self.drafts = drafts
        self.writing = writing
    }

    /// The same as it is now.
    func now(for member: Member, in snapshot: Snapshot) throws -> CaseBeside {
        CaseBeside(
            client: client,
            found: found,
            present: try snapshot.present(on: found),
            drafts: try member.id.map { try snapshot.drafts(of: $0, on: found) } ?? [:],
            writing: try snapshot.writingBeside(found, for: member)
        )
    }

    private static func writing(_ present: [Presence]) -> [Person.ID: Bool] {
        present.reduce(into: [:]) { $0[$1.person] = $1.writing }
    }
}
