import Basics
import Desk
import HTML
import Pages
import People

/// What can be done with a task now, by the reader.
struct TaskActs: HTML {
    let page: TaskPage
    let reader: Reader

    private var w: Wording { reader.w }
    private var acts: Set<TaskAct> { page.acts }

    var body: some HTML {
        if page.act.map({ ![.addPart, .addItem].contains($0) }) ?? false { FormErrors(page.form, w) }
        if acts.contains(.finish) { result }
        div(.class("case-acts"), .role("group"), .aria("label", w("case.acts"))) {
            act(.accept, .hand, "t", isFirst ? .accent : .plain)
            act(.start, .arrow, "s", .plain)
            act(.approve, .check, "o", .accent)
            why(.sendBack, .undo, "b")
            why(.giveBack, .undo, "b")
            askAgain
            act(.takeBack, .undo, "u", .plain)
            act(.reopen, .undo, "u", .plain)
            act(.release, .people, "l", .quiet)
            why(.withdraw, .close, "w")
        }
    }

    /// There is one accent on a page, and it is the result's once that can be given.
    private var isFirst: Bool { !acts.contains(.finish) && !acts.contains(.approve) }

    @HTMLBuilder
    private func act(_ act: TaskAct, _ icon: Icon.Name, _ key: String, _ style: ButtonStyle) -> some HTML {
        if acts.contains(act) {
            ActButton(w(act.name), to: path(act), reader, style: style, key: key, icon: icon)
        }
    }

    private var result: some HTML {
        PostForm(to: path(.finish), reader) {
            TextArea(
                "result",
                w("task.result"),
                page.form(of: .finish),
                w,
                hint: w("task.result.hint"),
                max: 10_000,
                rows: 3,
                draft: nil,
                key: "r"
            )
            div(.class("row")) { SubmitButton(w(TaskAct.finish.name), key: "ctrl+enter", icon: .check) }
        }
    }

    /// An act that says why.
    @HTMLBuilder
    private func why(_ act: TaskAct, _ icon: Icon.Name, _ key: String) -> some HTML {
        if acts.contains(act) {
            ActMenu(w(act.name), key: key, icon: icon) {
                PostForm(to: path(act), reader) {
                    TextArea(
                        "reason",
                        w(TextKey("task.why.\(act.rawValue)")),
                        page.form(of: act),
                        w,
                        required: act != .withdraw,
                        max: 10_000,
                        rows: 3,
                        scope: act.rawValue
                    )
                    if act == .sendBack {
                        TextField(
                            "due",
                            w("task.new-due"),
                            page.form(of: act),
                            w,
                            kind: .dateTime,
                            required: false,
                            scope: act.rawValue
                        )
                    }
                    SubmitButton(w(act.name), key: "ctrl+enter", icon: icon)
                }
            }
        }
    }

    @HTMLBuilder
    private var askAgain: some HTML {
        if acts.contains(.askAgain) {
            ActMenu(
                w(TaskAct.askAgain.name),
                key: "h",
                icon: .hand,
                style: page.task.state.word == .returned ? .accent : .plain
            ) {
                PostForm(to: path(.askAgain), reader) {
                    SelectField(
                        "to",
                        w("task.to"),
                        page.form(of: .askAgain).filled("to", page.task.receiver.description),
                        w,
                        groups: page.receivers?.groups(w) ?? [],
                        empty: w("task.whom"),
                        scope: "asking"
                    )
                    TextField(
                        "due",
                        w("task.new-due"),
                        page.form(of: .askAgain),
                        w,
                        kind: .dateTime,
                        required: false,
                        scope: "asking"
                    )
                    SubmitButton(w(TaskAct.askAgain.name), key: "ctrl+enter", icon: .hand)
                }
            }
        }
    }

    private func path(_ act: TaskAct) -> String { Address.task(page.task.number, act.rawValue) }
}

extension WorkTask {
    /// Of whom it is asked, as a form says it.
    var receiver: TaskReceiver {
        switch to {
        case .department(let id): .department(id)
        case .person(let id, _): .person(id)
        }
    }
}
