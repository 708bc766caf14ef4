import Basics
import CallCenter
import HTML
import Pages
import People
import Store

/// Which of our numbers the others see when somebody calls out.
struct ShownNumbersPanel: Sendable {
    let numbers: [ServiceNumber]
    let shown: [Line]
    let departments: [Department]
    let queues: [CallQueue]
    let people: [Person]

    /// Who calls, and as what.
    struct Line: Sendable {
        let caller: OutwardCaller
        let name: String?
        let number: ServiceNumber
    }

    private static let mostPeople = 1000

    init(in snapshot: Snapshot) throws {
        numbers = try snapshot.serviceNumbers()
        departments = try snapshot.departments()
        let all = try snapshot.callQueues()
        queues = all.all.filter { $0.closed == nil }
        people = try snapshot.people(PeopleFilter(), limit: Self.mostPeople)
        let departmentNames = Dictionary(
            try snapshot.departments(includingClosed: true).map { ($0.id, $0.name) }
        ) { first, _ in first }
        let set = try snapshot.shownNumbers()
        let names = try snapshot.peopleNames(
            set.keys.compactMap { if case .person(let id) = $0 { id } else { nil } }
        )
        shown = set.map { caller, number in
            let name: String? =
                switch caller {
                case .house: nil
                case .department(let id): departmentNames[id]
                case .queue(let id): all.name(of: id)
                case .person(let id): names[id]?.short
                }
            return Line(caller: caller, name: name, number: number)
        }
        .sorted { ($0.caller.place, $0.name ?? "") < ($1.caller.place, $1.name ?? "") }
    }
}

extension OutwardCaller {
    /// From what holds for all to what holds for one.
    fileprivate var place: Int {
        switch self {
        case .house: 0
        case .department: 1
        case .queue: 2
        case .person: 3
        }
    }

    fileprivate var kind: TextKey {
        switch self {
        case .house: "telephone.shown.house"
        case .department: "telephone.shown.department"
        case .queue: "telephone.shown.queue"
        case .person: "telephone.shown.person"
        }
    }
}

/// What is set, and a form to set more.
struct ShownNumbersView: HTML {
    let panel: ShownNumbersPanel
    let form: Form
    let reader: Reader

    private var w: Wording { reader.w }

    var body: some HTML {
        Panel(w("telephone.shown.title")) {
            div(.class("stack")) {
                p(.class("muted"), .class("measure")) { w("telephone.shown.lead") }
                if !panel.shown.isEmpty { Element("table", [.class("data"), .class("folds")], rows) }
                PostForm(to: "/telephone/shown-numbers", reader) {
                    FormErrors(form, w)
                    div(.class("fields"), .class("measure")) {
                        SelectField(
                            "caller",
                            w("telephone.shown.who"),
                            form,
                            w,
                            groups: callers,
                            empty: w("telephone.shown.choose")
                        )
                        SelectField(
                            "number",
                            w("telephone.shown.number"),
                            form,
                            w,
                            options: panel.numbers.map {
                                Choice($0.id.description, "\($0.settings.dialled.shown) · \($0.settings.name)")
                            },
                            empty: w("telephone.shown.choose")
                        )
                    }
                    p { SubmitButton(w("telephone.shown.set"), style: .plain) }
                }
            }
        }
    }

    @HTMLBuilder
    private var rows: some HTML {
        thead {
            tr {
                th(.scope("col")) { w("telephone.shown.who") }
                th(.scope("col")) { w("telephone.shown.number") }
                th(.scope("col")) { span(.class("visually-hidden")) { w("telephone.remove") } }
            }
        }
        tbody {
            ForEach(panel.shown) { line in
                tr {
                    th(.scope("row")) {
                        line.name ?? w(line.caller.kind)
                        if line.name != nil { small(.class("muted")) { " · \(w(line.caller.kind))" } }
                    }
                    td { "\(line.number.settings.dialled.shown) · \(line.number.settings.name)" }
                    td {
                        ActButton(
                            w("telephone.remove"),
                            to: "/telephone/shown-numbers/removal",
                            reader,
                            style: .quiet,
                            fields: [HiddenField("caller", line.caller.description)]
                        )
                    }
                }
            }
        }
    }

    private var callers: [ChoiceGroup] {
        [
            ChoiceGroup(
                w("telephone.shown.all"),
                [Choice(OutwardCaller.house.description, w("telephone.shown.house"))]
            ),
            ChoiceGroup(
                w("telephone.shown.departments"),
                panel.departments.map { Choice(OutwardCaller.department($0.id).description, $0.name) }
            ),
            ChoiceGroup(
                w("telephone.queues"),
                panel.queues.map { Choice(OutwardCaller.queue($0.id).description, $0.settings.name) }
            ),
            ChoiceGroup(
                w("telephone.people"),
                panel.people.map { Choice(OutwardCaller.person($0.id).description, $0.name.short) }
            ),
        ]
    }
}
