import Basics
import Desk
import People

/// How a row of the log leaves its case.
struct LoggedState: Sendable, Equatable {
    /// Never `unchanged`.
    var status: StatusStep
    var line: Line
    var department: Department.ID?
    /// Who works on it or waits for something; nil in a queue, and where the work is over.
    var worker: Person.ID?
    var kind: Case.Kind
    var priority: Case.Priority
    var product: String?
}

extension LoggedState {
    /// - Parameter before: where the case stood; a row that says nothing about it leaves it there.
    init(_ event: LogEvent, after before: StatusStep, by cast: ReplayCast) {
        status = event.status == .unchanged ? before : event.status
        line = event.supportLine
        department = event.department.flatMap { cast.departments[$0] }
        worker = status.isInHand ? cast.person(event) : nil
        kind = event.kind
        priority = event.priority
        product = event.product
    }

    /// How a whole log leaves its case.
    init?(_ events: [LogEvent], by cast: ReplayCast) {
        guard let last = events.last else { return nil }
        let status = events.last { $0.status != .unchanged }?.status ?? .new
        self.init(last, after: status, by: cast)
    }

    init(_ found: Case) {
        status = found.step
        line = found.line
        department = found.department
        worker = found.step.isInHand ? found.worker : nil
        kind = found.kind
        priority = found.priority
        product = found.product
    }
}

extension Case {
    /// Where it stands, in the words of a mapping.
    var step: StatusStep {
        switch status {
        case .new: .new
        case .working: .working
        case .waiting(let reason): .waiting(reason)
        case .solved: .solved
        case .closed: .closed
        }
    }
}

extension StatusStep {
    /// Somebody works on it, or waits for something.
    var isInHand: Bool {
        switch self {
        case .working, .waiting: true
        case .new, .solved, .closed, .unchanged: false
        }
    }

    /// In the words of a mapping.
    var word: String { Self.words.first { $0.value == self }?.word ?? "" }
}

extension LoggedState {
    /// For who looks for what differs.
    var text: String {
        let parts: [String?] = [
            status.word, "line \(line.rawValue)", department.map { "department \($0)" }, worker.map { "person \($0)" },
            kind.rawValue, priority.word, product,
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}
