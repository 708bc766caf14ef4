import Basics
import Desk
import HTML
import Pages
import People
import Store

/// Of whom work can be asked: read only when somebody is about to.
struct TaskReceivers: Sendable {
    private let destinations: Destinations

    init(in snapshot: Snapshot) throws {
        destinations = try Destinations(in: snapshot)
    }

    /// Departments first, then everyone by name.
    func groups(_ w: Wording) -> [ChoiceGroup] {
        Array(destinations.groups(w).dropFirst())
    }
}

/// What is wanted, of whom, by when.
struct TaskFields: HTML {
    let form: Form
    let receivers: TaskReceivers?
    /// The list of everyone is long: it comes from this address when somebody is about to ask.
    var fill: (address: String, instead: String)?
    let w: Wording

    var body: some HTML {
        TextArea(
            "wanted",
            w("task.wanted"),
            form,
            w,
            hint: w("task.wanted.hint"),
            max: 5000,
            rows: 3,
            scope: "task"
        )
        div(.class("fields")) {
            if let fill, receivers == nil {
                div(.data("fill", fill.address)) {
                    TaskReceiverField(form: form, receivers: nil, w: w)
                    a(.href(fill.instead)) { w("case.hand-over.choose") }
                }
            } else {
                TaskReceiverField(form: form, receivers: receivers, w: w)
            }
            TextField(
                "due",
                w("task.due"),
                form,
                w,
                kind: .dateTime,
                required: false,
                hint: w("task.due.hint"),
                scope: "task"
            )
        }
    }
}

struct TaskReceiverField: HTML {
    let form: Form
    let receivers: TaskReceivers?
    let w: Wording

    var body: some HTML {
        SelectField(
            "to",
            w("task.to"),
            form,
            w,
            groups: receivers?.groups(w) ?? [],
            empty: w("task.whom"),
            scope: "task"
        )
    }
}

extension Form {
    /// What is asked for, as the form says it; nil, with errors, when it does not.
    mutating func newTask(_ w: Wording) -> NewTask? {
        let wanted = text("wanted", max: 5000)
        let what = optional("what", max: 200) ?? ""
        let to = required("to", as: TaskReceiver.self)
        let due = moment("due", in: w.zone)
        guard let to, isSound else { return nil }
        return NewTask(to: to, wanted: wanted, what: what, due: due)
    }
}
