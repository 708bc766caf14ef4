import Basics
import Clients
import Desk
import Events
import Pages
import People
import Store

/// What a search found, in the order in which it is likeliest meant.
struct Findings: Sendable {
    struct Line: Sendable {
        enum Kind: String, Sendable {
            case client
            case contact
            case serviceCase = "case"
            case interaction
            case person
            case page
        }

        let kind: Kind
        let title: String
        let detail: String
        let href: String
    }

    let lines: [Line]

    /// What is of one kind together, in the order of the lines.
    var groups: [[Line]] {
        lines.reduce(into: []) { groups, line in
            if groups.last?.last?.kind == line.kind {
                groups[groups.count - 1].append(line)
            } else {
                groups.append([line])
            }
        }
    }

    private static let mostOfAKind = 8

    init(_ query: String, for member: Member, _ w: Wording, in snapshot: Snapshot) throws {
        guard !query.isEmpty else {
            lines = Self.pages(named: "", for: member, w)
            return
        }
        let pages = Self.pages(named: query, for: member, w)
        let called = pages.filter { $0.title.lowercased() == query.lowercased() }
        // Whoever writes the whole name of a page means it.
        lines =
            try called + Self.clientsAndCases(query, for: member, in: snapshot)
            + Self.people(query, for: member, w, in: snapshot)
            + Self.lists(query, for: member, w, in: snapshot)
            + pages.filter { page in !called.contains { $0.href == page.href } }
    }

    private static func clientsAndCases(_ query: String, for member: Member, in snapshot: Snapshot) throws -> [Line] {
        let kinds: [SubjectKind] =
            (member.may(.seeClients) ? [.client, .contact] : [])
            + (member.may(.seeCases) ? [.serviceCase, .interaction] : [])
        guard !kinds.isEmpty else { return [] }
        return try snapshot.find(query, kinds: kinds, visibleTo: member, limit: mostOfAKind).map(Line.init).inGroups
    }

    private static func people(
        _ query: String,
        for member: Member,
        _ w: Wording,
        in snapshot: Snapshot
    ) throws -> [Line] {
        guard member.may(.seePeople) else { return [] }
        return try snapshot.people(PeopleFilter(text: query), limit: mostOfAKind).map { person in
            Line(kind: .person, title: person.name.full, detail: person.position, href: Address.person(person.id))
        }
    }

    /// Kept lists of cases, by what they are called.
    private static func lists(
        _ query: String,
        for member: Member,
        _ w: Wording,
        in snapshot: Snapshot
    ) throws -> [Line] {
        guard member.may(.seeCases) else { return [] }
        let wanted = query.lowercased()
        return try snapshot.savedFilters(of: member).filter { $0.name.lowercased().contains(wanted) }
            .prefix(mostOfAKind)
            .map { Line(kind: .page, title: $0.name, detail: w("find.list"), href: $0.address) }
    }

    /// Pages have few names, so they are compared one by one.
    private static func pages(named query: String, for member: Member, _ w: Wording) -> [Line] {
        let wanted = query.lowercased()
        return Destination.all.filter { $0.permission.map(member.may) ?? true }
            .map { Line(kind: .page, title: w($0.name), detail: w("find.page"), href: $0.href) }
            .filter { wanted.isEmpty || $0.title.lowercased().contains(wanted) }
    }

    /// A page that can be gone to by its name.
    private struct Destination: Sendable {
        let name: TextKey
        let href: String
        let permission: Permission?

        static let all: [Destination] = [
            .init(name: "desk.title", href: Address.desk, permission: .seeCases),
            .init(name: "cases.title", href: Address.cases, permission: .seeCases),
            .init(name: "overview.title", href: Address.overview, permission: .overseeWork),
            .init(name: "case.line.1", href: Address.board(.first), permission: .seeCases),
            .init(name: "case.line.2", href: Address.board(.second), permission: .seeCases),
            .init(name: "case.line.3", href: Address.board(.third), permission: .seeCases),
            .init(name: "case.new", href: Address.newCase, permission: .workCases),
            .init(name: "clients.title", href: Address.clients, permission: .seeClients),
            .init(name: "duplicates.title", href: Address.duplicates, permission: .seeClients),
            .init(name: "client.new", href: Address.newClient, permission: .changeClients),
            .init(name: "place.people", href: "/people", permission: .seePeople),
            .init(name: "place.journal", href: "/journal", permission: .seeJournal),
            .init(name: "place.operations", href: "/operations", permission: .seeOperations),
            .init(name: "place.settings", href: "/settings", permission: .changeSettings),
            .init(name: "frame.my-settings", href: "/me", permission: nil),
        ]
    }
}

extension [Findings.Line] {
    /// Kinds together, in the order in which the first of each was found: what was meant exactly brings its kind to the top.
    fileprivate var inGroups: [Findings.Line] {
        var order: [Findings.Line.Kind] = []
        for line in self where !order.contains(line.kind) { order.append(line.kind) }
        return order.flatMap { kind in filter { $0.kind == kind } }
    }
}

extension Findings.Line {
    fileprivate init(_ found: Found) {
        switch found.kind {
        case .serviceCase:
            self.init(
                kind: .serviceCase,
                title: found.title,
                detail: found.detail,
                href: found.caseNumber.map(Address.case) ?? Address.cases
            )
        case .interaction:
            self.init(
                kind: .interaction,
                title: found.title.excerpt(),
                detail: found.detail,
                href: found.caseNumber.map(Address.case) ?? Self.client(found)
            )
        case .contact:
            self.init(kind: .contact, title: found.title, detail: found.detail, href: Self.client(found))
        default:
            self.init(kind: .client, title: found.title, detail: found.detail, href: Self.client(found))
        }
    }

    private static func client(_ found: Found) -> String {
        Address.client(Client.ID(rawValue: found.client))
    }
}
