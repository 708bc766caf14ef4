import Basics
import Clients
import Desk
import HTML
import Pages
import People
import Store

/// What is asked of a department, by where it stands.
struct BoardPage: Page {
    let department: Department?
    let departments: [Department]
    let board: TaskBoard?
    let member: Member

    /// - Parameter id: the member's own department, or the first that they head, or the first of all, when nil.
    init(_ id: Department.ID?, for member: Member, in snapshot: Snapshot) throws {
        let departments = try snapshot.departments()
        let own = [id, member.department, departments.first { $0.head == member.id }?.id].compactMap(\.self)
        let chosen = own.lazy.compactMap { id in departments.first { $0.id == id } }.first ?? departments.first
        self.departments = departments
        self.member = member
        department = chosen
        board = try chosen.map { try snapshot.taskBoard(of: $0.id, visibleTo: member) }
    }
}

extension BoardPage {
    var place: Place { .tasks }
    var layout: Layout { .wide }
    var back: String? { Address.tasks }
    var topics: [Topic] { department.map { [DeskTopics.tasks(of: $0.id)] } ?? [] }

    func title(for reader: Reader) -> String { department?.name ?? reader.w("tasks.tab.board") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(department?.name ?? w("tasks.tab.board"), detail: w("tasks.board.detail"), w) {
            Button(w("task.new"), href: Address.newTask(of: department?.id), style: .accent, key: "a", icon: .plus)
        }
        TaskTabs(current: .board, w: w)
        FilterForm(to: Address.board, w, label: w("task.department")) {
            FilterSelect(
                "department",
                w("task.department"),
                department?.id.description ?? "",
                all: nil,
                options: departments.map { Choice($0.id.description, $0.name) }
            )
        }
        if let department, let board {
            div(.class("board"), .id("board"), .data("live-topic", DeskTopics.tasks(of: department.id).name)) {
                ForEach(board.columns) { BoardColumn(column: $0, of: department.id, member: member, reader: reader) }
            }
        } else {
            EmptyState(w("tasks.board.none.title"), w("tasks.board.none.text"))
        }
    }
}

private struct BoardColumn: HTML {
    let column: TaskBoard.Column
    let department: Department.ID
    let member: Member
    let reader: Reader

    init(column: TaskBoard.Column, of department: Department.ID, member: Member, reader: Reader) {
        self.column = column
        self.department = department
        self.member = member
        self.reader = reader
    }

    var body: some HTML {
        let w = reader.w
        let name = w(TextKey("tasks.board.\(column.kind.rawValue)"))
        section(.class("board-column"), .class("quiet").when(column.lines.isEmpty), .aria("label", name)) {
            h2 {
                name
                span(.class("count")) { w.number(column.count) }
            }
            if column.lines.isEmpty {
                p(.class("muted")) { w("tasks.board.empty") }
            } else {
                ul(.class("list"), .class("board-cards"), .data("list")) { ForEach(column.lines) { card($0) } }
                if column.count > column.lines.count {
                    p { a(.href(rest)) { w.count("tasks.board.rest", column.count - column.lines.count) } }
                }
            }
        }
    }

    private var rest: String {
        Address.path(
            Address.tasks,
            ["whose": "anyone", "department": department.description, "state": column.kind.rawValue]
        )
    }

    private func card(_ line: TaskLine) -> some HTML {
        let w = reader.w
        let task = line.task
        return li {
            a(.href(Address.task(task.number)), .title(task.what)) {
                b(.class("board-what")) { task.what }
                span(.class("board-due")) { TaskDue(task: task, w: w) }
                span(.class("muted"), .class("board-who")) { detail(line) }
            }
            if task.state == .new, line.isDone(by: member) {
                ActButton(
                    w(TaskAct.accept.name),
                    to: Address.task(task.number, TaskAct.accept.rawValue),
                    reader,
                    style: .quiet,
                    icon: .hand
                )
            }
        }
    }

    private func detail(_ line: TaskLine) -> String {
        let w = reader.w
        let hands = line.hands.map { $0.hasLeft ? w("task.has-left", ["name": $0.name.short]) : $0.name.short }
        let state = column.kind == .overdue || line.task.state == .new ? w(line.task.state.word.name) : nil
        return [line.about?.clientName, hands, state].compactMap(\.self).joined(separator: " · ")
    }
}
