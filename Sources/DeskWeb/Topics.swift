import Basics
import Clients
import Desk
import Events
import Pages
import People
import Store

/// Which open pages hear of what is written into the journal: `queue:1`, `case:<id>`, `day:<person>`, `client:<id>`, and who
/// may listen. A topic is a name alone; what has changed is fetched again by the reader with the reader's rights.
package enum DeskTopics {
    package static func of(_ entry: JournalEntry) -> [Topic] {
        var topics: [Topic] = entry.client.map { [client($0)] } ?? []
        switch entry.subject.kind {
        case .serviceCase: topics += ofCase(entry)
        case .interaction:
            topics += [entry.facts["case"]?.id(of: Case.self)].compactMap(\.self).map(`case`)
            topics += [entry.facts["author"]?.id(of: Person.self)].compactMap(\.self).map(day)
        case .task: topics += ofTask(entry)
        case .clientImport: topics.append(clientImport(ID(rawValue: entry.subject.id)))
        // A look at a card changes nothing that is seen there.
        case .client where entry.kind.name == "client.looked-at": return []
        case .call where entry.kind.name == "call.listened": return []
        default: break
        }
        return topics
    }

    /// What an entry makes out of date on pages of the desk. Names of people, departments and clients stand everywhere.
    static func reach(_ entry: JournalEntry) -> TopicNews.Reach {
        switch entry.subject.kind {
        case .person where entry.kind.name.hasPrefix("person."), .department, .template, .mailbox, .claimCause, .guide,
            .deadlines, .system:
            return .everything
        case .client where !["client.looked-at", "client.added"].contains(entry.kind.name): return .everything
        default: return .topics(of(entry))
        }
    }

    private static func ofTask(_ entry: JournalEntry) -> [Topic] {
        let facts = entry.facts
        let people = ["asker", "person", "person_from"].compactMap { facts[$0]?.id(of: Person.self) }
        let told = facts["mentioned"]?.text.map { $0.split(separator: " ").compactMap { Person.ID(String($0)) } } ?? []
        let departments = ["department", "department_from"].compactMap { facts[$0]?.id(of: Department.self) }
        let ids = [entry.subject.id] + [facts["parent"]?.id(of: WorkTask.self)?.rawValue].compactMap(\.self)
        return ids.map { task(ID(rawValue: $0)) } + Set(people + told).map(day) + Set(departments).map(tasks(of:))
            + [facts["case"]?.id(of: Case.self)].compactMap(\.self).map(`case`)
    }

    private static func ofCase(_ entry: JournalEntry) -> [Topic] {
        let facts = entry.facts
        let people = ["owner", "owner_from", "worker", "worker_from", "to_person", "from_person", "raiser"].compactMap {
            facts[$0]?.id(of: Person.self)
        }
        let lines = ["line", "line_from"].compactMap { facts[$0]?.number.flatMap { Line(rawValue: Int($0)) } }
        let statuses = ["status", "status_from"].compactMap { facts[$0]?.text }
        let mentioned =
            facts["mentioned"]?.text.map { $0.split(separator: " ").compactMap { Person.ID(String($0)) } } ?? []
        let isInQueue = statuses.contains(Case.Status.Word.new.rawValue)
        let told: [Topic] = isTold(entry) ? [Topic("portal", Case.ID(rawValue: entry.subject.id))] : []
        return told + [`case`(ID(rawValue: entry.subject.id))] + Set(people + mentioned).map(day)
            + (isInQueue ? Set(lines).map(queue) : []) + (facts["escalation"] == nil ? [] : [escalations])
            + Set(lines).map(board)
    }

    /// Whether the client sees something else than before.
    private static func isTold(_ entry: JournalEntry) -> Bool {
        switch entry.kind.name {
        case "case.answered", "case.answer-withdrawn", "case.client-wrote", "case.resumed", "case.reopened",
            "case.solved",
            "case.closed", "case.taken", "case.assigned", "case.set-aside", "case.promised", "case.promise-postponed",
            "case.promise-kept",
            "case.promise-withdrawn", "case.promise-reopened", "case.put-back", "case.left-behind":
            true
        default: false
        }
    }

    /// - Returns: who may hear of the clients that entries are about.
    package static func audience(_ database: Database) -> @Sendable ([JournalEntry]) async throws -> Audience {
        { entries in
            let clients = Set(entries.compactMap(\.client))
            guard !clients.isEmpty else { return Audience() }
            return Audience(try await database.read { try $0.namedOnWalls(of: clients.sorted()) })
        }
    }

    /// - Returns: whether a member may hear that something has changed there.
    package static func maySee(_ database: Database) -> @Sendable (Member, Topic) async throws -> Bool {
        { member, topic in
            let id = topic.subject ?? ""
            switch topic.kind {
            case "queue", "escalations", "board": return member.may(.seeCases)
            case "day": return member.id.map(\.description) == id
            case "case", "present":
                guard member.may(.seeCases), let id = Case.ID(id) else { return false }
                return try await database.read { try $0.findCase(id, visibleTo: member) != nil }
            case "tasks": return member.may(.doTasks)
            case "task":
                guard member.may(.doTasks), let id = WorkTask.ID(id) else { return false }
                return try await database.read { try $0.findTask(id, visibleTo: member) != nil }
            case "client-import":
                guard member.may(.importClients), let id = ClientImport.ID(id) else { return false }
                return try await database.read { try $0.clientImport(id, of: member) != nil }
            case "client":
                guard member.may(.seeClients), let id = Client.ID(id) else { return false }
                return try await database.read { try $0.findClient(id, visibleTo: member) != nil }
            default: return false
            }
        }
    }
}

extension DeskTopics {
    package static func queue(_ line: Line) -> Topic { Topic(list: "queue", line.rawValue) }
    /// Everything on a line.
    package static func board(_ line: Line) -> Topic { Topic(list: "board", line.rawValue) }
    package static func day(_ person: Person.ID) -> Topic { Topic("day", person) }
    static func `case`(_ id: Case.ID) -> Topic { Topic("case", id) }
    static func task(_ id: WorkTask.ID) -> Topic { Topic("task", id) }
    /// What is asked of a department.
    static func tasks(of id: Department.ID) -> Topic { Topic("tasks", id) }
    /// Something has happened to an escalation, whosever it is.
    static let escalations = Topic(list: "escalations")
    /// Who has a case open.
    static func present(_ id: Case.ID) -> Topic { Topic("present", id) }
    static func client(_ id: Client.ID) -> Topic { Topic("client", id) }
    /// How far a file of clients has come.
    package static func clientImport(_ id: ClientImport.ID) -> Topic { Topic("client-import", id) }
    private static func client(_ id: Int64) -> Topic { client(Client.ID(rawValue: id)) }
}
