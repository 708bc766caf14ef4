import Basics
import Clients
import Desk
import HTML
import Pages
import People
import Store

/// Tasks that the reader may know of, by their deadlines.
struct TaskListPage: Page {
    let filter: TaskListFilter
    let lines: [TaskLine]
    let next: TimeCursor?
    let isFirst: Bool
    let departments: [Department]

    private static let pageLength = 50

    init(_ filter: TaskListFilter, after cursor: TimeCursor?, for member: Member, in snapshot: Snapshot) throws {
        let slice = try snapshot.tasks(
            filter.filter(for: member),
            visibleTo: member,
            after: cursor,
            limit: Self.pageLength
        )
        self.filter = filter
        lines = slice.items
        next = slice.next
        isFirst = cursor == nil
        departments = try snapshot.departments()
    }
}

extension TaskListPage {
    var place: Place { .tasks }
    var layout: Layout { .wide }

    func title(for reader: Reader) -> String { reader.w("tasks.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(w("tasks.title"), w) {
            Button(w("task.new"), href: Address.newTask, style: .accent, key: "a", icon: .plus)
        }
        TaskTabs(current: .list, w: w)
        filters(w)
        if lines.isEmpty {
            EmptyState(
                w("tasks.none.title"),
                w("tasks.none.text"),
                action: Button(w("task.new"), href: Address.newTask, icon: .plus)
            )
        } else {
            TaskTable(lines: lines, w: w)
            Pager(
                next: next.map { filter.address(after: $0.description) },
                first: isFirst ? nil : filter.address(),
                w
            )
        }
    }

    private func filters(_ w: Wording) -> some HTML {
        FilterForm(to: Address.tasks, w, label: w("tasks.filters")) {
            FilterSelect(
                "whose",
                w("tasks.whose"),
                filter.whose.rawValue,
                all: nil,
                options: TaskListFilter.Whose.allCases.map {
                    Choice($0.rawValue, w(TextKey("tasks.whose.\($0.rawValue)")))
                }
            )
            FilterSelect(
                "state",
                w("task.state"),
                filter.state,
                all: nil,
                options: TaskListFilter.states.map { state in
                    Choice(state, w(WorkTask.State.Word(rawValue: state)?.name ?? TextKey("tasks.state.\(state)")))
                }
            )
            FilterSelect(
                "department",
                w("task.department"),
                filter.department?.description ?? "",
                all: w("cases.any"),
                options: departments.map { Choice($0.id.description, $0.name) }
            )
        }
    }
}

/// What there is to see of tasks.
struct TaskTabs: HTML {
    enum Tab: String, CaseIterable {
        case list
        case board
        case score
        case repeating

        var path: String {
            switch self {
            case .list: Address.tasks
            case .board: Address.board
            case .score: Address.score
            case .repeating: Address.repetitions
            }
        }
    }

    let current: Tab
    let w: Wording

    var body: some HTML {
        Tabs(
            w("tasks.title"),
            Tab.allCases.map {
                Pages.Tab(w(TextKey("tasks.tab.\($0.rawValue)")), href: $0.path, current: $0 == current)
            }
        )
    }
}

struct TaskTable: HTML {
    let lines: [TaskLine]
    let w: Wording

    var body: some HTML {
        table(.class("data"), .class("task-table")) {
            thead {
                tr {
                    th(.scope("col"), .class("num"), .class("wide")) { w("cases.number") }
                    th(.scope("col")) { w("task.what") }
                    th(.scope("col"), .class("wide")) { w("task.state") }
                    th(.scope("col"), .class("wide")) { w("task.whom-column") }
                    th(.scope("col"), .class("wide")) { w("task.asker") }
                    th(.scope("col"), .class("num")) { w("task.due") }
                }
            }
            tbody(.data("list")) { ForEach(lines) { row($0) } }
        }
    }

    private func row(_ line: TaskLine) -> some HTML {
        let task = line.task
        return tr {
            td(.class("num"), .class("muted"), .class("wide")) { "\(task.number)" }
            td {
                a(.href(Address.task(task.number))) { b { task.what } }
                if let about = line.about {
                    div(.class("subject")) {
                        about.clientName
                        if about.isConfidential { ConfidentialMark(w: w) }
                    }
                }
                div(.class("beneath")) { TaskBadge(word: task.state.word, w: w) }
            }
            td(.class("wide")) { TaskBadge(word: task.state.word, w: w) }
            td(.class("wide")) { line.whom(w) }
            td(.class("wide")) { line.askerName.short }
            td(.class("num")) { TaskDue(task: task, w: w) }
        }
    }
}
