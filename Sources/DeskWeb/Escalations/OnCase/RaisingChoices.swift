import Basics
import Clients
import Desk
import Pages
import People
import Store

/// What can be chosen by who raises a case: read only when somebody is about to.
struct RaisingChoices: Sendable {
    let edition: EscalationEdition
    let people: [Person.ID: PersonName]
    let departments: [Department.ID: String]
    /// What was said on the case last.
    let interactions: [Interaction]
    /// Other open cases of the client.
    let cases: [CaseLine]

    private static let mostInteractions = 8
    private static let mostCases = 8

    init(for found: Case, visibleTo member: Member, in snapshot: Snapshot) throws {
        edition = try snapshot.escalationProcedure()
        people = try snapshot.peopleNames(edition.procedure.people)
        departments = Dictionary(
            uniqueKeysWithValues: try snapshot.departments(includingClosed: true).map { ($0.id, $0.name) }
        )
        let said = try snapshot.interactions(
            InteractionFilter(caseID: found.id),
            visibleTo: member,
            limit: Self.mostInteractions
        )
        interactions = said.items
        let others = try snapshot.cases(
            CaseFilter(client: found.client),
            visibleTo: member,
            limit: Self.mostCases + 1
        )
        cases = others.items.filter { $0.case.id != found.id }
    }

    /// The levels that a person may begin on, each with whom it asks and what it demands.
    func levels(_ w: Wording) -> [Choice] {
        edition.procedure.levels.enumerated().filter(\.element.byHand).map { index, level in
            Choice("\(index + 1)", name(of: level, index + 1, w))
        }
    }

    /// With which boxes the form begins: of a claim, what the client said last, for that is what it is about.
    func begun(_ form: Form, on found: Case) -> Form {
        guard form.isEmpty, found.kind == .claim, let said = interactions.first(where: { $0.direction == .in }) else {
            return form
        }
        return Form([:], several: [("interaction", "\(said.id)")])
    }

    /// What the level demands that is chosen; the first when none is.
    func demands(_ form: Form) -> Set<EscalationProcedure.Demand> {
        demands(at: form["level"].flatMap(Int.init) ?? edition.procedure.first)
    }

    private func demands(at level: Int) -> Set<EscalationProcedure.Demand> {
        edition.procedure[level]?.demands ?? []
    }

    /// The same of each level, for the script that marks what is to be filled in: `=tried wish;3=tried wish attachment`.
    var demandsByLevel: String {
        let levels = edition.procedure.levels.indices.map { (value: "\($0 + 1)", number: $0 + 1) }
        return ([(value: "", number: edition.procedure.first)] + levels).map { level in
            level.value + "=" + demands(at: level.number).map(\.rawValue).sorted().joined(separator: " ")
        }.joined(separator: ";")
    }

    private func name(of level: EscalationProcedure.Level, _ number: Int, _ w: Wording) -> String {
        let name = level.name.isEmpty ? w("escalation.level-number", ["number": "\(number)"]) : level.name
        guard let to = level.to?.name(people: people, departments: departments) else { return name }
        return "\(name): \(w(to.words, to.gaps))"
    }
}

/// What the form said.
struct EscalationWish: Sendable {
    private let words: Escalation.Words
    private let wanted: Moment?
    private let level: Int?
    private let interactions: [Interaction.ID]
    private let cases: [Case.ID]

    init(_ form: inout Form, _ zone: Zone) {
        words = Escalation.Words(
            why: form.text("why", max: 5000),
            tried: form.optional("tried", max: 5000) ?? "",
            wish: form.optional("wish", max: 5000) ?? ""
        )
        wanted = form.moment("wanted", in: zone)
        level = (form["level"] ?? "").isEmpty ? nil : form.int("level", 1...EscalationProcedure.mostLevels)
        interactions = form.all("interaction").compactMap { Interaction.ID($0) }
        cases = form.all("case").compactMap { Case.ID($0) }
    }

    func new(on found: Case) -> NewEscalation {
        let attached: [EscalationAttachment] = interactions.map { .interaction($0) } + cases.map { .case($0) }
        return NewEscalation(on: found.id, words, wanted: wanted, level: level, attachments: attached)
    }
}
