import Basics
import Desk
import Pages
import People
import Store

/// What the procedure's people and departments are called, and who can be chosen for it.
struct ProcedureNames: Sendable {
    let departments: [Department]
    let people: [Person]
    private let allPeople: [Person.ID: PersonName]
    private let allDepartments: [Department.ID: String]

    private static let mostPeople = 1000

    init(of editions: [EscalationEdition], choosing: Bool, in snapshot: Snapshot) throws {
        let known = try snapshot.departments(includingClosed: true)
        departments = known.filter { $0.closed == nil }
        people = choosing ? try snapshot.people(PeopleFilter(states: [.active]), limit: Self.mostPeople) : []
        allDepartments = Dictionary(uniqueKeysWithValues: known.map { ($0.id, $0.name) })
        allPeople = try snapshot.peopleNames(editions.flatMap { $0.procedure.people + [$0.author].compactMap(\.self) })
    }

    func addressee(_ addressee: EscalationProcedure.Addressee?, _ w: Wording) -> String {
        guard let addressee else { return w("admin.procedure.nobody") }
        let name = addressee.name(people: allPeople, departments: allDepartments)
        return w(name.words, name.gaps)
    }

    func person(_ id: Person.ID?, _ w: Wording) -> String {
        id.flatMap { allPeople[$0]?.short } ?? w("history.program")
    }

    func occasion(_ occasion: EscalationProcedure.Occasion, _ w: Wording) -> String {
        var parts: [String] = []
        if let share = occasion.share { parts.append(w("admin.procedure.when.share", ["share": "\(share)"])) }
        if let priority = occasion.priority {
            parts.append(w("admin.procedure.when.priority", ["priority": w(priority.name).lowercased()]))
        }
        if let kind = occasion.kind {
            parts.append(w("admin.procedure.when.kind", ["kind": w(kind.name).lowercased()]))
        }
        if let severity = occasion.severity {
            parts.append(w("admin.procedure.when.severity", ["severity": w(severity.name)]))
        }
        if let tag = occasion.clientTag { parts.append(w("admin.procedure.when.tag", ["tag": tag])) }
        if occasion.confidential { parts.append(w("admin.procedure.when.confidential")) }
        return parts.joined(separator: ", ")
    }

    /// To whom a level can go.
    func choices(_ w: Wording) -> (plain: [Choice], groups: [ChoiceGroup]) {
        let plain: [EscalationProcedure.Addressee] = [.headOfWorker, .headOfCase, .top]
        let choice = { (addressee: EscalationProcedure.Addressee) in
            Choice(addressee.description, self.addressee(addressee, w))
        }
        return (
            plain.map(choice),
            [
                ChoiceGroup(w("case.hand-over.lines"), Line.allCases.map { choice(.line($0)) }),
                ChoiceGroup(w("admin.procedure.heads"), departments.map { choice(.head(of: $0.id)) }),
                ChoiceGroup(
                    w("case.hand-over.people"),
                    people.map {
                        Choice(EscalationProcedure.Addressee.person($0.id).description, $0.name.full)
                    }
                ),
            ]
        )
    }
}
