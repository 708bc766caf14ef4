import Basics
import Clients
import Events
import People
import Store

/// Who and what a log speaks of, as people who can act, departments that are open, and clients.
struct ReplayCast: Sendable {
    var people: [Part: Person.ID] = [:]
    var members: [Person.ID: Member] = [:]
    var departments: [String: Department.ID] = [:]
    var clients: [String: Client.ID] = [:]

    /// Somebody in a team. Logs often have no more than first names, and a name in two teams is taken for two people.
    struct Part: Hashable, Comparable, Sendable {
        let name: String
        let team: String
        let line: Line

        init(_ event: LogEvent) {
            name = event.ownerName
            team = event.department ?? ""
            line = event.supportLine
        }

        /// Under which the person is remembered.
        var word: String { "\(name) · \(team) · \(line.rawValue)" }

        static func < (left: Part, right: Part) -> Bool { left.word < right.word }
    }

    func person(_ event: LogEvent) -> Person.ID? { people[Part(event)] }

    /// Who did what a row tells.
    func member(_ event: LogEvent) -> Member { person(event).flatMap { members[$0] } ?? .program }
}

extension CaseBatch {
    var parts: [ReplayCast.Part] { Set(cases.flatMap(\.events).map(ReplayCast.Part.init)).sorted() }
    fileprivate var teams: Set<String> { Set(cases.flatMap(\.events).compactMap(\.department)) }
}

extension Snapshot {
    /// Those of whom a batch speaks and who have come in, to be compared with.
    func knownCast(of batch: CaseBatch, by plan: TakeoverPlan) throws -> ReplayCast {
        var cast = ReplayCast()
        let people = try outsideNames(batch.parts.map(\.word), of: .person, from: plan.source, as: Person.self)
        for part in batch.parts { cast.people[part] = people[part.word] }
        cast.departments = try outsideNames(batch.teams, of: .department, from: plan.source)
        return cast
    }
}

extension Transaction {
    /// Lets those come in of whom a batch speaks.
    func cast(of batch: CaseBatch, by plan: TakeoverPlan) throws -> ReplayCast {
        var cast = ReplayCast()
        cast.departments = try openDepartments(batch.teams, by: plan)
        cast.clients = try clients(Set(batch.cases.map(\.opening.client)), by: plan.mapping.client, from: plan.source)
        let parts = Dictionary(uniqueKeysWithValues: batch.parts.map { ($0.word, $0) })
        let people = try namedOutside(parts.keys.sorted(), of: .person, from: plan.source) { word in
            guard let part = parts[word] else { throw StaffRefusal.noSuchPerson }
            return try hire(part, into: cast.departments[part.team], by: plan)
        }
        for (word, part) in parts { cast.people[part] = people[word] }
        for id in people.values { cast.members[id] = try member(id) }
        return cast
    }

    private func openDepartments(_ names: Set<String>, by plan: TakeoverPlan) throws -> [String: Department.ID] {
        var parent: Department.ID?
        let tree = DepartmentTree(self, .program)
        return try namedOutside(names.sorted(), of: .department, from: plan.source) { name in
            if parent == nil { parent = try plan.mapping.department?.under.map { try openDepartment($0) } }
            return try tree.add(name: name, under: parent).id
        }
    }

    private func hire(
        _ part: ReplayCast.Part,
        into department: Department.ID?,
        by plan: TakeoverPlan
    ) throws -> Person.ID {
        let rules = plan.mapping.owner
        if let known = rules?.logins[part.name] { return try person(known: known) }
        let isNobody = part.name.isEmpty || rules?.nobody.contains(part.name) == true
        let name = !isNobody ? part.name : part.team.isEmpty ? plan.source : part.team
        let new = NewPerson(
            login: try freeLogin(for: name, from: plan.source),
            name: PersonName(name, isNobody ? .given : rules?.order ?? .given),
            roles: [.manager],
            department: department,
            line: part.line
        )
        return try Staff(self, .program).add(new).person.id
    }
}
