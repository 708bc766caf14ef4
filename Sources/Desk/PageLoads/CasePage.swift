import Basics
import Clients
import Deadlines
import Events
import Files
import People
import Store

/// Everything that the desk shows around one case.
package struct CasePage: Sendable {
    package let `case`: Case
    package let client: Client
    package let contacts: [Contact]
    package let points: [ContactPoint]
    package let timeline: Slice<CaseEntry, TimeCursor>
    package let luggage: Luggage
    package let history: [JournalEntry]
    /// The client's other open cases.
    package let otherCases: [CaseLine]
    package let present: [Presence]
    package let drafts: [DraftPlace: String]
    /// What is attached to the draft of an answer.
    package let draftFiles: [StoredFile]
    /// Answers that colleagues have begun.
    package let begun: [SharedDraft]
    package let beside: WritingBeside
    package let tags: [Tag]
    package let promises: [Promise]
    /// What colleagues are asked for, by the deadlines.
    package let tasks: [TaskLine]
    /// Those that wait for an answer.
    package let escalations: [EscalationLine]
    /// Of a claim alone.
    package let claim: ClaimOnCase?
    /// What is still to happen in time.
    package let deadlines: [Clock]
    /// Texts that are offered here.
    package let templates: [Template]
    package let queue: Queue
    package let myDay: MyDay
    package let names: [Person.ID: PersonName]
    package let departments: [Department.ID: String]
}

extension Snapshot {
    /// - Returns: nil when there is no such case, or none that this member may know of.
    package func casePage(number: Int, for member: Member) throws -> CasePage? {
        guard let (found, client) = try caseWithClient(number: number, visibleTo: member) else { return nil }
        let timeline = try timeline(of: found)
        let history = try history(of: found)
        let promises = try promises(of: found)
        let claim = try claimOnCase(found)
        let others = try cases(CaseFilter(client: client.id), visibleTo: member, limit: 20)
        let queue = try queue(line: member.line ?? .first, visibleTo: member, limit: 20)
        let escalations =
            try member.id.map { try openEscalations(of: $0, besides: found.id, visibleTo: member) } ?? []
        let (myDay, tasks) = try dayWithTasks(
            of: member,
            besides: found.id,
            escalations: escalations.filter { $0.escalation.addressee == member.id }
        )
        let files = try member.id.map { try draftFiles(of: $0, at: .answer(on: found.id)) } ?? []
        let begun = try answersBegun(on: found.id, besides: member)
        let lines = queue.first + myDay.mine + myDay.watched + others.items
        let people =
            ([found.owner, found.worker, client.ownManager] + promises.map(\.author)
            + escalations.flatMap(\.people)).compactMap(\.self)
            + (claim?.people ?? []) + timeline.items.flatMap(\.people) + history.flatMap(\.people)
            + lines.flatMap(\.people)
        let departments =
            [found.department, claim?.sheet.departmentAtFault].compactMap(\.self)
            + timeline.items.compactMap(\.department)
            + history.flatMap(\.departments)
        return CasePage(
            case: found,
            client: client,
            contacts: try contacts(of: client, includingGone: true),
            points: try points(of: client),
            timeline: timeline,
            luggage: try luggage(of: timeline.items),
            history: history,
            otherCases: others.items.filter { $0.case.id != found.id },
            present: try present(on: found.id),
            drafts: try member.id.map { try drafts(of: $0, on: found.id) } ?? [:],
            draftFiles: files,
            begun: begun,
            beside: WritingBeside(
                files: files.map(\.id),
                begun: begun,
                attentions: try unseenAttentions(of: member),
                letters: try lettersUnderWay(on: found.id)
            ),
            tags: try tags(of: found),
            promises: promises,
            tasks: tasks,
            escalations: escalations.filter { $0.escalation.caseID == found.id },
            claim: claim,
            deadlines: try openClocks(of: found, history),
            templates: member.may(.workCases) ? try templates(for: member, on: found, of: client.language) : [],
            queue: queue,
            myDay: myDay,
            names: try peopleNames(people),
            departments: try departmentNames(departments)
        )
    }

    private func caseWithClient(number: Int, visibleTo member: Member) throws -> (Case, Client)? {
        try first(
            """
            SELECT \(Case.columns), \(Client.columns) FROM service_case JOIN client ON client.id = service_case.client
            WHERE service_case.number = \(number) AND \(member.sees(client: "client"))
            """
        ) { row in (try Case(from: &row), try Client(from: &row)) }
    }

    private func departmentNames(_ ids: [Department.ID]) throws -> [Department.ID: String] {
        guard !ids.isEmpty else { return [:] }
        var names: [Department.ID: String] = [:]
        try each("SELECT id, name FROM department WHERE id IN (\(SQL.list(Array(Set(ids)))))") { row in
            let id: Department.ID = try row.read()
            names[id] = try row.read()
        }
        return names
    }
}

extension CaseEntry {
    fileprivate var department: Department.ID? {
        if case .handOver(let handOver) = self { handOver.toDepartment } else { nil }
    }
}

extension JournalEntry {
    /// Everyone whose name a sentence about this entry needs.
    package var people: [Person.ID] {
        let facts = facts
        let named =
            [
                "owner", "owner_from", "worker", "worker_from", "to_person", "from_person", "own_manager_from",
                "own_manager_to",
            ]
            + ["asker", "person", "person_from"]
        let actor: Person.ID? = if case .person(let id) = actor { Person.ID(rawValue: id) } else { nil }
        return ([actor] + named.map { facts[$0]?.id(of: Person.self) }).compactMap(\.self)
    }

    /// Every department whose name a sentence about this entry needs.
    package var departments: [Department.ID] {
        let facts = facts
        return ["department", "department_from", "to_department", "department_at_fault"].compactMap {
            facts[$0]?.id(of: Department.self)
        }
    }
}
