import Basics
import Desk
import HTML
import Pages

/// What colleagues are asked for on a case: what is open, and how many are over.
struct CaseTasks: HTML {
    let lines: [TaskLine]
    let w: Wording

    private var open: [TaskLine] { lines.filter { !$0.task.isOver } }

    var body: some HTML {
        if !lines.isEmpty {
            ul(.class("case-tasks"), .aria("label", w("case.tasks"))) {
                ForEach(open) { line in
                    li {
                        a(.href(Address.task(line.task.number)), .title(line.task.what)) {
                            Icon(.task)
                            span(.class("case-task-what")) { line.task.what }
                        }
                        span(.class("muted")) { line.whom(w) }
                        TaskBadge(word: line.task.state.word, w: w)
                        TaskDue(task: line.task, w: w)
                    }
                }
                if open.count < lines.count { over }
            }
        }
    }

    private var over: some HTML {
        let done = lines.filter(\.task.isOver)
        return li {
            details {
                summary(.class("muted")) { w.count("case.tasks.over", done.count) }
                ul {
                    ForEach(done) { line in
                        li {
                            a(.href(Address.task(line.task.number))) { line.task.what }
                            TaskBadge(word: line.task.state.word, w: w)
                        }
                    }
                }
            }
        }
    }
}
