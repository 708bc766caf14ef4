import Basics
import Desk
import HTML
import Pages
import People
import Store

/// Work that is asked for by itself, for no case.
struct NewTaskPage: Page {
    let receivers: TaskReceivers
    let form: Form

    init(_ form: Form, in snapshot: Snapshot) throws {
        receivers = try TaskReceivers(in: snapshot)
        self.form = form
    }
}

extension NewTaskPage {
    var place: Place { .tasks }
    var back: String? { Address.tasks }

    func title(for reader: Reader) -> String { reader.w("task.new") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(w("task.new"), detail: w("task.new.detail"), w)
        PostForm(to: Address.newTask, reader) {
            FormErrors(form, w)
            TaskFields(form: form, receivers: receivers, w: w)
            TextField("what", w("task.what"), form, w, required: false, hint: w("task.what.hint"))
            TextArea("items", w("task.checklist"), form, w, required: false, hint: w("task.items.hint"), rows: 3)
            div(.class("row")) {
                SubmitButton(w("task.ask"), key: "ctrl+enter", icon: .task)
                Button(w("client.cancel"), href: Address.tasks, style: .quiet)
            }
        }
    }
}
