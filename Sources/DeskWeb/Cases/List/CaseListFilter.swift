import Basics
import Clients
import Desk
import Pages
import People

/// Which cases the list shows, as its address says.
struct CaseListFilter: Sendable, Hashable {
    enum Whose: String, CaseIterable, Sendable {
        case anyone
        /// What the reader answers for.
        case mine
        /// What the reader works on.
        case working
    }

    static let states = ["open", "new", "working", "waiting", "solved", "closed", "all"]

    var state = "open"
    var whose = Whose.anyone
    var line: Line?
    var kind: Case.Kind?
    var priority: Case.Priority?
    var client: Client.ID?
    var tag: String?

    init(_ query: Query) {
        state = query["state"].flatMap { Self.states.contains($0) ? $0 : nil } ?? "open"
        whose = query["whose"].flatMap(Whose.init) ?? .anyone
        line = query.int("line").flatMap(Line.init)
        kind = query["kind"].flatMap(Case.Kind.init)
        priority = query.int("priority").flatMap(Case.Priority.init)
        client = query["client"].flatMap { Client.ID($0) }
        tag = query["tag"].flatMap { $0.isEmpty ? nil : String($0.prefix(Clients.Tag.longest)) }
    }

    init() {}

    func filter(for member: Member) -> CaseFilter {
        CaseFilter(
            state: chosenState,
            client: client,
            owner: whose == .mine ? member.id : nil,
            worker: whose == .working ? member.id : nil,
            line: line,
            kind: kind,
            priority: priority,
            tag: tag.map { Clients.Tag.key(of: $0) }
        )
    }

    private var chosenState: CaseFilter.State {
        switch state {
        case "open": .open
        case "all": .all
        default: Case.Status.Word(rawValue: state).map { .only($0) } ?? .open
        }
    }

    /// The address of this list from a place on.
    func address(after cursor: String? = nil) -> String {
        Address.path(
            Address.cases,
            [
                "state": state == "open" ? nil : state, "whose": whose == .anyone ? nil : whose.rawValue,
                "line": line.map { "\($0.rawValue)" }, "kind": kind?.rawValue,
                "priority": priority.map { "\($0.rawValue)" }, "client": client?.description,
                "tag": tag, "after": cursor,
            ]
        )
    }

    /// As the form above the list has it.
    var form: Form {
        Form([
            "state": state, "whose": whose.rawValue, "line": line.map { "\($0.rawValue)" } ?? "",
            "kind": kind?.rawValue ?? "", "priority": priority.map { "\($0.rawValue)" } ?? "", "tag": tag ?? "",
        ])
    }

    var isNarrow: Bool { self != CaseListFilter() }
}
