import Basics
import Clients
import Events
import Pages
import People
import Store

struct JournalListPage {
    let wish: JournalWish
    let entries: [JournalEntry]
    let names: JournalNames
    let people: [Person]
    let next: Int64?

    static let pageLength = 50
    private static let mostPeople = 1000

    init(_ wish: JournalWish, for member: Member, in snapshot: Snapshot) throws {
        self.wish = wish
        let found = try snapshot.journalPage(
            wish.filter,
            visibleTo: member,
            before: wish.before,
            limit: Self.pageLength + 1
        )
        entries = Array(found.prefix(Self.pageLength))
        next = found.count > Self.pageLength ? entries.last?.entry : nil
        names = try JournalNames(in: entries, for: member, snapshot)
        people = try snapshot.people(PeopleFilter(states: Set(Person.State.allCases)), limit: Self.mostPeople)
    }
}

/// What the identities in some entries are called.
struct JournalNames: Sendable {
    private(set) var people: [Int64: PersonName] = [:]
    private(set) var departments: [Int64: String] = [:]
    private(set) var skills: [Int64: String] = [:]
    private(set) var clients: [Int64: String] = [:]

    init() {}

    init(in entries: [JournalEntry], for member: Member, _ snapshot: Snapshot) throws {
        let facts = entries.map(\.facts)
        var ids: Set<Person.ID> = []
        for (entry, facts) in zip(entries, facts) {
            if case .person(let id) = entry.actor { ids.insert(Person.ID(rawValue: id)) }
            if entry.subject.kind == .person { ids.insert(Person.ID(rawValue: entry.subject.id)) }
            for (name, fact) in facts where JournalFact.sort(of: name) == .person {
                if let id = fact.id(of: Person.self) { ids.insert(id) }
            }
        }
        let names = try snapshot.peopleNames(Array(ids))
        people = Dictionary(uniqueKeysWithValues: names.map { ($0.key.rawValue, $0.value) })
        if entries.contains(where: { $0.subject.kind == .department }) || Self.speakOfDepartments(facts) {
            let all = try snapshot.departments(includingClosed: true)
            departments = Dictionary(uniqueKeysWithValues: all.map { ($0.id.rawValue, $0.name) })
        }
        if entries.contains(where: { $0.subject.kind == .skill }) {
            skills = Dictionary(uniqueKeysWithValues: try snapshot.skills().map { ($0.id.rawValue, $0.name) })
        }
        for id in Set(entries.compactMap(\.client)) {
            clients[id] = try snapshot.findClient(Client.ID(rawValue: id), visibleTo: member)?.name
        }
    }

    private static func speakOfDepartments(_ facts: [[String: Fact]]) -> Bool {
        facts.contains { $0.contains { JournalFact.sort(of: $0.key) == .department && $0.value != .none } }
    }
}
