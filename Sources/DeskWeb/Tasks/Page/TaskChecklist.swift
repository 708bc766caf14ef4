import Basics
import Desk
import HTML
import Pages
import People

/// What is to be ticked off, by whom it was, and when.
struct TaskChecklist: HTML {
    let page: TaskPage
    let reader: Reader

    private var mayChange: Bool { page.acts.contains(.addItem) }

    var body: some HTML {
        let w = reader.w
        if mayChange || !page.items.isEmpty {
            Panel(w("task.checklist"), id: "checklist") {
                if !page.items.isEmpty {
                    span(.class("count")) {
                        "\(w.number(page.items.count { $0.tick != nil })) / \(w.number(page.items.count))"
                    }
                }
            } content: {
                ul(.class("rows"), .class("compact"), .class("checklist")) { ForEach(page.items) { row($0) } }
                if mayChange { add }
            }
        }
    }

    private func row(_ item: TaskItem) -> some HTML {
        let w = reader.w
        return li {
            div {
                if mayChange {
                    tick(item)
                } else {
                    span(.class("tick-text"), .class("struck").when(item.tick != nil)) {
                        if item.tick != nil { Icon(.check) }
                        item.text
                    }
                }
                if let tick = item.tick {
                    small(.class("muted")) {
                        page.names.short(tick.by, w)
                        ", "
                        ShortTime(tick.at, w)
                    }
                }
            }
            if mayChange {
                ActButton(w("task.item.remove"), to: path(item, "removal"), reader, style: .quiet, icon: .close)
            }
        }
    }

    private func tick(_ item: TaskItem) -> some HTML {
        PostForm(to: path(item, item.tick == nil ? "tick" : "untick"), reader, class: "act") {
            button(
                .type("submit"),
                .class("tick"),
                .role("checkbox"),
                .aria("checked", item.tick == nil ? "false" : "true")
            ) {
                span(.class("tick-box")) { if item.tick != nil { Icon(.check) } }
                span(.class("struck").when(item.tick != nil)) { item.text }
            }
        }
    }

    private var add: some HTML {
        PostForm(to: Address.task(page.task.number, TaskAct.addItem.rawValue), reader, class: "inline") {
            TextField(
                "text",
                reader.w("task.item.new"),
                page.form(of: .addItem),
                reader.w,
                max: 300,
                scope: "item"
            )
            SubmitButton(reader.w("task.item.add"), style: .plain, icon: .plus)
        }
    }

    private func path(_ item: TaskItem, _ act: String) -> String {
        Address.task(page.task.number, "items/\(item.id)/\(act)")
    }
}

/// What it is made of: tasks of their own, which come before the whole.
struct TaskParts: HTML {
    let page: TaskPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        let mayAdd = page.acts.contains(.addPart)
        if mayAdd || !page.parts.isEmpty {
            Panel(w("task.parts"), id: "parts") {
                if !page.parts.isEmpty {
                    ul(.class("list"), .class("task-rows"), .data("list")) {
                        ForEach(page.parts) { TaskRow(line: $0, namesAsker: false, w: w) }
                    }
                }
                if mayAdd { add }
            }
        }
    }

    private var add: some HTML {
        let w = reader.w
        let form = page.form(of: .addPart)
        return details(.class("task-add"), .open.when(page.act == .addPart)) {
            summary(.class("button"), .class("quiet"), .data("key", "a"), .data("key-label", w("task.part.add"))) {
                Icon(.plus)
                span { w("task.part.add") }
            }
            PostForm(to: Address.task(page.task.number, TaskAct.addPart.rawValue), reader) {
                FormErrors(form, w)
                TaskFields(form: form, receivers: page.receivers, w: w)
                div(.class("row")) { SubmitButton(w("task.ask"), style: .plain, key: "ctrl+enter", icon: .task) }
            }
        }
    }
}
