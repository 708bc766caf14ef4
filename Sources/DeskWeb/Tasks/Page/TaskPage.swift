import Basics
import Clients
import Desk
import Events
import Pages
import People
import Store

/// One task: what is wanted, where it stands, its parts, its checklist, and what happened to it.
struct TaskPage: Page {
    let line: TaskLine
    let member: Member
    let parent: TaskLine?
    let parts: [TaskLine]
    let items: [TaskItem]
    let words: [TaskWord.ID: TaskWord]
    let events: [PastEvent]
    let names: Names
    let sentences: Sentences
    /// For asking again, and for parts.
    let receivers: TaskReceivers?
    /// What was typed, and into which form.
    let form: Form
    let act: TaskAct?
    private let isDoing: Bool

    var task: WorkTask { line.task }

    init(
        _ number: Int,
        for member: Member,
        _ act: TaskAct? = nil,
        _ form: Form = Form(),
        in snapshot: Snapshot
    ) throws {
        guard let line = try snapshot.findTask(number: number, visibleTo: member) else { throw TaskRefusal.notFound }
        self.line = line
        self.member = member
        self.form = form
        self.act = act
        parent = try line.task.parent.flatMap { try snapshot.findTask($0, visibleTo: member) }
        parts = try snapshot.tasks(TaskFilter(state: .all, parent: line.task.id), visibleTo: member, limit: 100).items
        items = try snapshot.items(of: line.task)
        let words = try snapshot.words(on: line.task)
        self.words = Dictionary(uniqueKeysWithValues: words.map { ($0.id, $0) })
        let history = try snapshot.history(of: line.task.eventSubject)
        events = history.map(PastEvent.init)
        let people = history.flatMap(\.people) + items.compactMap { $0.tick?.by } + words.map(\.author)
        names = Names(try snapshot.peopleNames(people), me: member.id)
        sentences = Sentences(
            names: names,
            departments: Dictionary(
                try snapshot.departments(includingClosed: true).map { ($0.id, $0.name) },
                uniquingKeysWith: { first, _ in first }
            ),
            clientName: line.about?.clientName ?? ""
        )
        isDoing = try snapshot.isDone(line, by: member)
        receivers = (isDoing || line.isAsked(by: member)) && !line.task.isOver ? try TaskReceivers(in: snapshot) : nil
    }
}

/// What can be done with a task from its page; each is sent to an address of its own.
enum TaskAct: String, CaseIterable, Sendable {
    case accept = "acceptance"
    case start
    case giveBack = "return"
    case finish = "result"
    case release
    case takeBack = "taking-back"
    case approve = "approval"
    case sendBack = "sending-back"
    case withdraw = "withdrawal"
    case askAgain = "asking"
    case reopen = "reopening"
    case addPart = "parts"
    case addItem = "items"

    var name: TextKey { TextKey("task.act.\(rawValue)") }
    var did: TextKey { TextKey("task.did.\(rawValue)") }

    /// The address that takes it back.
    func undo(_ task: WorkTask) -> String? {
        let part: TaskAct? =
            switch self {
            case .accept: .release
            case .giveBack, .finish: .takeBack
            case .approve, .withdraw: .reopen
            case .addPart: .withdraw
            case .start, .release, .takeBack, .sendBack, .askAgain, .reopen, .addItem: nil
            }
        return part.map { Address.task(task.number, $0.rawValue) }
    }
}

extension TaskPage {
    /// What can be done now, by the reader.
    var acts: Set<TaskAct> {
        var acts: Set<TaskAct> = []
        if isDoing { acts.formUnion(doing) }
        if line.isAsked(by: member) { acts.formUnion(deciding) }
        return acts
    }

    private var doing: Set<TaskAct> {
        let takingOver: Set<TaskAct> = line.hands?.id == member.id ? [] : [.accept]
        let writing: Set<TaskAct> = [.addPart, .addItem, .giveBack]
        return switch task.state.word {
        case .new: writing.union([.accept])
        case .accepted: writing.union(takingOver).union([.start, .finish, .release])
        case .doing: writing.union(takingOver).union([.finish, .release])
        case .sentBack: writing.union(takingOver).union([.start, .finish])
        case .returned, .done: [.takeBack]
        case .approved, .withdrawn: []
        }
    }

    private var deciding: Set<TaskAct> {
        switch task.state.word {
        case .new, .accepted, .doing, .returned, .sentBack: [.askAgain, .withdraw, .addPart, .addItem]
        case .done: [.approve, .sendBack, .withdraw]
        case .approved, .withdrawn: [.reopen]
        }
    }

    /// What was typed into the form of an act.
    func form(of act: TaskAct) -> Form { act == self.act ? form : Form() }
}
