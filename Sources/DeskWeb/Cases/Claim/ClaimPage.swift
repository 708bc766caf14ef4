import Basics
import Channels
import Clients
import Desk
import Files
import Pages
import People
import Printing
import Store

/// The sheet of a claim with all that belongs to it.
struct ClaimPage: Page {
    /// The forms on it.
    enum Part: String, Sendable {
        case sheet
        case decision
        case letter
        case analysis
        case closing
    }

    let found: Case
    let client: Client
    let claim: Claim
    let causes: ClaimCauseTree
    let departments: [Department]
    /// Of whom a measure can be asked.
    let receivers: TaskReceivers?
    let measures: [TaskLine]
    let names: Names
    let templates: [Template]
    let ways: [AnswerWay]
    /// The letter as it would go out.
    let paper: LetterSheet?
    let letterText: String
    /// The answers that were sent, the last first, and what went along with each.
    let letters: [NumberedLetter]
    let files: [Interaction.ID: [StoredFile]]
    let prints: Bool
    /// The part that was typed into, and what was typed.
    let part: Part?
    let form: Form

    init(
        _ number: Int,
        for member: Member,
        part: Part? = nil,
        form: Form = Form(),
        template: Template.ID? = nil,
        _ house: DeskHouse,
        in snapshot: Snapshot
    ) throws {
        guard let found = try snapshot.findCase(number: number, visibleTo: member),
            let client = try snapshot.findClient(found.client, visibleTo: member)
        else { throw CaseRefusal.notFound }
        guard let claim = try snapshot.claim(of: found) else { throw ClaimRefusal.notAClaim }
        self.found = found
        self.client = client
        self.claim = claim
        causes = try snapshot.claimCauses()
        departments = try snapshot.departments()
        receivers = member.may(.workCases) && member.may(.doTasks) ? try TaskReceivers(in: snapshot) : nil
        measures = try snapshot.measures(of: found, visibleTo: member)
        let named = [claim.decision?.by, claim.analysis?.noted?.owner].compactMap(\.self)
        names = Names(try snapshot.peopleNames(named), me: member.id)
        self.part = part
        self.form = form
        prints = house.claimLetters.prints
        letters = try snapshot.letters(on: found, of: claim, visibleTo: member)
        files = try snapshot.files(of: letters.map(\.interaction.id))
        let writes = member.may(.workCases) && claim.decision != nil && !found.isClosed
        templates = writes ? try snapshot.templates(for: member, on: found, of: client.language) : []
        ways =
            writes
            ? AnswerWay.offered(try snapshot.points(of: client), contact: found.contact, chats: found.channel == .chat)
                .filter { [.email, .portal, .chat, .letter].contains($0.channel) } : []
        let typed = part == .letter ? form["text"] : nil
        let draft =
            try template == nil
            ? member.id.flatMap { try snapshot.draft(of: $0, at: .claimLetter(on: found.id)) } : nil
        letterText =
            writes
            ? try typed ?? draft
                ?? house.claimLetters.text(
                    from: template.flatMap { try snapshot.template($0) },
                    for: found,
                    of: client,
                    by: member,
                    link: house.portalAddress(of: found.id),
                    in: snapshot
                ) : ""
        paper =
            writes
            ? try house.claimLetters.sheet(letterText, for: found, of: client, by: member, in: snapshot) : nil
    }

    var number: Int { found.number }

    /// What is to be done next: its button alone has the accent.
    var next: Part? {
        if claim.cause == nil { return .sheet }
        if claim.decision == nil { return .decision }
        if letters.isEmpty, !found.isClosed { return .letter }
        return claim.analysis == nil ? .analysis : nil
    }

    func style(of part: Part) -> ButtonStyle { part == next ? .accent : .plain }

    /// What a form begins with: what was typed, or what is known.
    func form(of part: Part, _ w: Wording) -> Form {
        if part == self.part, !form.isEmpty || !form.isSound { return form }
        switch part {
        case .sheet:
            return Form([
                "cause": claim.cause?.description ?? "",
                "departmentAtFault": claim.departmentAtFault?.description ?? "",
                "severity": claim.severity?.rawValue ?? "", "product": found.product ?? "",
                "cost": claim.cost.map(w.typed) ?? "", "remedy": claim.remedy.map(w.typed) ?? "",
                "cost_currency": claim.cost?.currency.code ?? "RUB",
                "remedy_currency": claim.remedy?.currency.code ?? "RUB",
            ])
        case .decision:
            return Form(["verdict": claim.decision?.verdict.rawValue ?? "", "text": claim.decision?.text ?? ""])
        case .letter: return Form(["text": letterText, "via": ways.first?.value ?? ""])
        case .analysis:
            let noted = measures.isEmpty ? claim.analysis?.noted : nil
            return Form([
                "rootCause": claim.analysis?.rootCause ?? "", "wanted": noted?.text ?? "",
                "to": noted?.owner.map { "\(TaskReceiver.person($0))" } ?? "",
            ])
        case .closing: return Form()
        }
    }
}

extension Snapshot {
    /// Those that have numbers, and the last one, should it have been sent before letters had any.
    fileprivate func letters(on found: Case, of claim: Claim, visibleTo member: Member) throws -> [NumberedLetter] {
        let numbered = try numberedLetters(on: found)
        guard let last = claim.letter, !numbered.contains(where: { $0.interaction.id == last }),
            let letter = try interaction(last, visibleTo: member)
        else { return numbered }
        return numbered + [NumberedLetter(interaction: letter, number: nil)]
    }
}

extension Wording {
    /// As a field for an amount has it: with the reader's own mark before kopecks.
    func typed(_ money: Money) -> String {
        language == .russian ? money.plain.replacing(".", with: ",") : money.plain
    }
}
