/// What can be done with a case from its page.
enum CaseAct: String, CaseIterable, Sendable {
    case answer
    case note
    case log
    case handOver = "hand-over"
    case change
    /// Tell the client by when something will be done.
    case promise
    /// Ask a department or a colleague for work.
    case task
    /// Raise it to somebody who has more say.
    case escalate
    case take
    case setAside = "set-aside"
    case resume
    case solve
    case close
    case reopen
    case withdraw
    /// Merge it into another case, or say how it has to do with one.
    case join
    /// Follow a guide.
    case guide

    /// The last part of the address that it is sent to.
    var path: String {
        switch self {
        case .answer, .withdraw: "answers"
        case .note: "notes"
        case .log: "interactions"
        case .handOver: "hand-overs"
        case .change: "changes"
        case .promise: "promises"
        case .task: "tasks"
        case .escalate: "escalations"
        case .take: "taking"
        case .setAside: "waiting"
        case .resume: "resumption"
        case .solve: "solution"
        case .close: "closure"
        case .reopen: "reopening"
        case .join: "ties"
        case .guide: "guide"
        }
    }

    /// Those that need words; each has its place below the timeline.
    static let written: [CaseAct] = [.answer, .note, .log, .promise, .task, .handOver, .escalate, .change]

    var isWritten: Bool { Self.written.contains(self) }

    var key: String {
        switch self {
        case .answer: "r"
        case .note: "n"
        case .log: "l"
        case .handOver: "h"
        case .change: "e"
        case .promise: "d"
        case .task: "f"
        case .escalate: "x"
        case .take: "t"
        case .setAside: "w"
        case .resume: "u"
        case .solve: "s"
        case .close: "c"
        case .reopen: "o"
        case .withdraw, .guide: ""
        case .join: "k"
        }
    }
}
