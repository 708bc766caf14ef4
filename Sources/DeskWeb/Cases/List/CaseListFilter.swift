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
        /// What nobody answers for.
        case nobody
    }

    enum Hands: Sendable, Hashable, LosslessStringConvertible {
        case outside
        case of(Department.ID)

        init?(_ text: String) {
            if text == "none" {
                self = .outside
            } else if let id = Department.ID(text) {
                self = .of(id)
            } else {
                return nil
            }
        }

        var description: String {
            switch self {
            case .outside: "none"
            case .of(let id): id.description
            }
        }

        var id: Department.ID? {
            if case .of(let id) = self { id } else { nil }
        }
    }

    static let states = ["open", "unsolved", "new", "working", "waiting", "solved", "closed", "all"]

    var state = "open"
    var whose = Whose.anyone
    var worker: Person.ID?
    var line: Line?
    var department: Hands?
    var kind: Case.Kind?
    var priority: Case.Priority?
    var client: Client.ID?
    var tag: String?
    var waitingFor: WaitingFor?
    var channel: ContactChannel?
    /// The days from and through which they were opened, or something happened to them.
    var from: CalendarDay?
    var through: CalendarDay?
    var happened: DayMeasure?
    var deadline: CaseFilter.Deadline?
    var order = CaseFilter.Order.touched

    init(_ query: Query) {
        state = query["state"].flatMap { Self.states.contains($0) ? $0 : nil } ?? "open"
        whose = query["whose"].flatMap(Whose.init) ?? .anyone
        worker = query["worker"].flatMap { Person.ID($0) }
        line = query.int("line").flatMap(Line.init)
        department = query["department"].flatMap(Hands.init)
        kind = query["kind"].flatMap(Case.Kind.init)
        priority = query.int("priority").flatMap(Case.Priority.init)
        client = query["client"].flatMap { Client.ID($0) }
        tag = query["tag"].flatMap { $0.isEmpty ? nil : String($0.prefix(Clients.Tag.longest)) }
        waitingFor = query["for"].flatMap(WaitingFor.init)
        channel = query["channel"].flatMap(ContactChannel.init)
        from = query["from"].flatMap { CalendarDay($0) }
        through = query["to"].flatMap { CalendarDay($0) }
        happened = query["happened"].flatMap(DayMeasure.init)
            .flatMap { CaseFilter.Happened.listed.contains($0) ? $0 : nil }
        deadline = query["deadline"].flatMap(CaseFilter.Deadline.init)
        order = query["order"].flatMap(CaseFilter.Order.init) ?? .touched
    }

    init() {}

    func filter(for member: Member) -> CaseFilter {
        var filter = CaseFilter(
            state: chosenState,
            client: client,
            owner: whose == .mine ? member.id : nil,
            worker: whose == .working ? member.id : worker,
            line: line,
            department: department?.id,
            kind: kind,
            priority: priority,
            tag: tag.map { Clients.Tag.key(of: $0) },
            order: order
        )
        filter.isOwnerless = whose == .nobody
        filter.isOutside = department == .outside
        filter.waitingFor = waitingFor
        filter.channel = channel
        filter.deadline = deadline
        let days = CaseFilter.Days(from: from, through: through)
        if let happened {
            filter.happened = CaseFilter.Happened(happened, on: days)
        } else if from != nil || through != nil {
            filter.opened = days
        }
        return filter
    }

    private var chosenState: CaseFilter.State {
        switch state {
        case "open": .open
        case "unsolved": .unsolved
        case "all": .all
        default: Case.Status.Word(rawValue: state).map { .only($0) } ?? .open
        }
    }

    /// The address of this list from a place on.
    func address(after cursor: String? = nil) -> String {
        var chosen: [String: String] = fields.reduce(into: [:]) { $0[$1.0] = $1.1 }
        // Without any of them it would be the list that the reader has chosen to see first.
        if chosen.isEmpty { chosen["state"] = state }
        if let cursor { chosen["after"] = cursor }
        return Address.cases(chosen)
    }

    /// What differs from the list that nobody narrowed down.
    private var fields: [(String, String?)] {
        [
            ("state", state == "open" ? nil : state), ("whose", whose == .anyone ? nil : whose.rawValue),
            ("worker", worker?.description), ("line", line.map { "\($0.rawValue)" }),
            ("department", department?.description), ("kind", kind?.rawValue),
            ("priority", priority.map { "\($0.rawValue)" }), ("client", client?.description), ("tag", tag),
            ("for", waitingFor?.rawValue), ("channel", channel?.rawValue), ("from", from?.description),
            ("to", through?.description), ("happened", happened?.rawValue),
            ("deadline", deadline?.rawValue), ("order", order == .touched ? nil : order.rawValue),
        ]
    }

    /// As the form above the list has it.
    var form: Form {
        var values: [String: String] = fields.reduce(into: [:]) { $0[$1.0] = $1.1 ?? "" }
        values["state"] = state
        values["whose"] = whose.rawValue
        values["order"] = order.rawValue
        return Form(values)
    }

    var isNarrow: Bool { self != CaseListFilter() }

    /// Whether it is narrowed down by what is seldom asked for.
    var isSpecial: Bool {
        department != nil || waitingFor != nil || channel != nil || from != nil || through != nil || happened != nil
    }
}
