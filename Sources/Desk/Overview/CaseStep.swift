import Basics
import Events
import People

/// Where a case stood before an entry of the journal and after it.
struct CaseStep: Sendable {
    let id: Case.ID
    let at: Moment
    let seq: Int64
    let event: String
    /// Nil when the case begins with this.
    let before: Place?
    let after: Place
    let kind: Case.Kind
    /// A deadline, or what the client was promised, has just been broken.
    let isBreach: Bool

    struct Place: Sendable, Hashable {
        let status: Case.Status.Word
        let line: Line
        let department: Department.ID?
        let worker: Person.ID?

        var stop: Journey.Place { Journey.Place(line: line, department: department, worker: worker) }

        /// Whether it is still to be solved.
        var isUnsolved: Bool { status != .solved && status != .closed }
    }

    /// - Returns: nil for entries that are not about a case, or do not say how it stands.
    init?(_ entry: JournalEntry) {
        guard entry.subject.kind == .serviceCase else { return nil }
        let facts = entry.facts
        guard let status = facts["status"]?.text.flatMap(Case.Status.Word.init),
            let line = facts["line"]?.number.flatMap({ Line(rawValue: Int($0)) }),
            let kind = facts["kind"]?.text.flatMap(Case.Kind.init)
        else { return nil }
        id = Case.ID(rawValue: entry.subject.id)
        at = entry.at
        seq = entry.seq ?? entry.entry
        event = entry.kind.name
        self.kind = kind
        isBreach = Self.breaches.contains(event) && facts["share"]?.number == 100
        after = Place(
            status: status,
            line: line,
            department: facts["department"]?.id(of: Department.self),
            worker: facts["worker"]?.id(of: Person.self)
        )
        before = Self.begins.contains(event) ? nil : Place(before: facts, after)
    }

    private static let begins: Set<String> = ["case.opened", "case.split-from"]
    private static let breaches: Set<String> = ["case.deadline-broken", "case.promise-broken"]
    /// Cases that end or begin again because they are part of another are no work done.
    private static let joins: Set<String> = ["case.merged-away", "case.separated"]

    var isByJoining: Bool { Self.joins.contains(event) }
}

extension CaseStep.Place {
    fileprivate init(before facts: [String: Fact], _ after: Self) {
        self.init(
            status: facts["status_from"]?.text.flatMap(Case.Status.Word.init) ?? after.status,
            line: facts["line_from"]?.number.flatMap { Line(rawValue: Int($0)) } ?? after.line,
            department: facts["department_from"].map { $0.id(of: Department.self) } ?? after.department,
            worker: facts["worker_from"].map { $0.id(of: Person.self) } ?? after.worker
        )
    }
}
