import Basics
import Clients
import Desk
import Pages
import People
import Store

/// To whom a case that waits could be given, what speaks for each, and what the case asks for (SPEC L1).
struct AssignPage: Page {
    let found: Case
    let client: Client
    let candidates: [Candidate]
    let needs: [CaseNeed]
    let skills: [Skill]
    let form: Form

    init(_ number: Int, for member: Member, form: Form = Form(), in snapshot: Snapshot) throws {
        guard let found = try snapshot.findCase(number: number, visibleTo: member),
            let client = try snapshot.findClient(found.client, visibleTo: member)
        else { throw CaseRefusal.notFound }
        self.found = found
        self.client = client
        self.form = form
        candidates = try snapshot.candidates(for: found)
        needs = try snapshot.needs(of: found.id)
        skills = try snapshot.skills()
    }

    static func path(_ number: Int) -> String { "/cases/\(number)/assignment" }
}
