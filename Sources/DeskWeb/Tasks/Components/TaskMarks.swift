import Basics
import Desk
import HTML
import Pages
import People

extension WorkTask.State.Word {
    var name: TextKey { TextKey("task.state.\(rawValue)") }
}

extension TaskRhythm.Word {
    var name: TextKey { TextKey("task.rhythm.\(rawValue)") }
}

/// Where a task stands, as a word with its form.
struct TaskBadge: HTML {
    let word: WorkTask.State.Word
    let w: Wording

    var body: some HTML {
        Badge(w(word.name), tone: tone, shape: shape)
    }

    private var tone: Tone {
        switch word {
        case .approved: .good
        case .new, .accepted, .doing, .returned, .done, .sentBack, .withdrawn: .plain
        }
    }

    private var shape: Shape {
        switch word {
        case .new: .ring
        case .accepted: .dot
        case .doing: .half
        case .returned, .sentBack: .triangle
        case .done, .approved: .check
        case .withdrawn: .square
        }
    }
}

/// By when a task is to be done, in the colour of how well that stands.
struct TaskDue: HTML {
    let task: WorkTask
    let w: Wording

    var body: some HTML {
        let state: DueMark.State =
            switch task.standing(at: w.now) {
            case .calm: .calm
            case .soon: .soon
            case .overdue: .broken
            }
        DueMark(task.due, state, w)
    }
}

extension TaskLine {
    /// Of whom it is asked and in whose hands it is, in a few words.
    func whom(_ w: Wording) -> String {
        let person = hands.map { $0.hasLeft ? w("task.has-left", ["name": $0.name.short]) : $0.name.short }
        switch (department?.name, person) {
        case (let department?, let person?): return "\(department) ▸ \(person)"
        case (let department?, nil): return department
        case (nil, let person): return person ?? "—"
        }
    }
}

/// A task in a list: what, for whom, by when.
struct TaskRow: HTML {
    let line: TaskLine
    /// Whether the one who asked is said, or who is asked.
    let namesAsker: Bool
    let w: Wording

    var body: some HTML {
        li {
            a(.href(Address.task(line.task.number)), .title(line.task.what)) {
                b(.class("line")) { line.task.what }
                TaskDue(task: line.task, w: w)
                span(.class("line"), .class("muted")) { detail }
                small { w(line.task.state.word.name) }
            }
        }
    }

    private var detail: String {
        let who = namesAsker ? line.askerName.short : line.whom(w)
        return line.about.map { "\($0.clientName) · \(who)" } ?? who
    }
}

/// Tasks under a heading of their own on somebody's day.
struct TaskRows: HTML {
    let title: TextKey
    let lines: [TaskLine]
    let namesAsker: Bool
    let w: Wording

    private static let most = 15

    var body: some HTML {
        if !lines.isEmpty {
            h3(.class("list-part")) {
                w(title)
                span(.class("count")) { w.number(lines.count) }
            }
            ul(.class("list"), .class("task-rows"), .data("list")) {
                ForEach(lines.prefix(Self.most)) { TaskRow(line: $0, namesAsker: namesAsker, w: w) }
            }
        }
    }
}

/// The tasks of the reader's day.
struct TaskDayRows: HTML {
    let day: TaskDay
    let w: Wording

    var body: some HTML {
        TaskRows(title: "desk.tasks.mine", lines: day.mine, namesAsker: true, w: w)
        TaskRows(title: "desk.tasks.back", lines: day.back, namesAsker: false, w: w)
        TaskRows(title: "desk.tasks.free", lines: day.free, namesAsker: true, w: w)
        TaskRows(title: "desk.tasks.unanswered", lines: day.unanswered, namesAsker: false, w: w)
    }
}
