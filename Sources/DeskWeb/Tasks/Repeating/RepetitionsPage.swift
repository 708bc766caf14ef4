import Basics
import Desk
import HTML
import Pages
import People
import Store

/// What is asked for again and again, and where one begins to.
struct RepetitionsPage: Page {
    let repetitions: [TaskRepetition]
    let departments: [Department.ID: String]
    let names: Names
    let receivers: TaskReceivers
    let member: Member
    let form: Form

    init(_ form: Form = Form(), for member: Member, in snapshot: Snapshot) throws {
        repetitions = try snapshot.taskRepetitions()
        departments = Dictionary(
            try snapshot.departments(includingClosed: true).map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first }
        )
        let people = repetitions.flatMap { [$0.asker, $0.to.person].compactMap(\.self) }
        names = Names(try snapshot.peopleNames(people), me: member.id)
        receivers = try TaskReceivers(in: snapshot)
        self.member = member
        self.form = form.isEmpty ? Form(["rhythm": TaskRhythm.Word.workingDays.rawValue]) : form
    }
}

extension RepetitionsPage {
    var place: Place { .tasks }
    var layout: Layout { .wide }
    var back: String? { Address.tasks }

    func title(for reader: Reader) -> String { reader.w("tasks.tab.repeating") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(w("tasks.tab.repeating"), detail: w("tasks.repeating.detail"), w)
        TaskTabs(current: .repeating, w: w)
        div(.class("task-page")) {
            div(.class("task-main")) {
                if repetitions.isEmpty {
                    EmptyState(w("tasks.repeating.none.title"), w("tasks.repeating.none.text"))
                } else {
                    ul(.class("rows")) { ForEach(repetitions) { row($0, reader) } }
                }
            }
            div(.class("task-side")) {
                Panel(w("tasks.repeating.new")) { RepetitionForm(page: self, reader: reader) }
            }
        }
    }

    private func row(_ repetition: TaskRepetition, _ reader: Reader) -> some HTML {
        let w = reader.w
        return li {
            div {
                b { repetition.what }
                div(.class("muted")) {
                    "\(repetition.rhythm.words(w)) · \(whom(repetition, w)) · \(names.short(repetition.asker, w))"
                }
            }
            if repetition.stopped != nil {
                Badge(w("tasks.repeating.stopped"), shape: .square)
            } else {
                span { w("tasks.repeating.next", ["day": w.day(repetition.next)]) }
            }
            if repetition.asker == member.id || member.may(.overseeWork) {
                if repetition.stopped == nil {
                    ActButton(
                        w("tasks.repeating.stop"),
                        to: "\(Address.repetitions)/\(repetition.id)/rest",
                        reader,
                        style: .quiet,
                        icon: .pause
                    )
                } else {
                    ActButton(
                        w("tasks.repeating.resume"),
                        to: "\(Address.repetitions)/\(repetition.id)/rise",
                        reader,
                        style: .quiet,
                        icon: .arrow
                    )
                }
            }
        }
    }

    private func whom(_ repetition: TaskRepetition, _ w: Wording) -> String {
        repetition.to.person.map { names.short($0, w) } ?? repetition.to.department.flatMap { departments[$0] } ?? "—"
    }
}

private struct RepetitionForm: HTML {
    let page: RepetitionsPage
    let reader: Reader

    var body: some HTML {
        let (w, form) = (reader.w, page.form)
        PostForm(to: Address.repetitions, reader) {
            FormErrors(form, w)
            TextArea("wanted", w("task.wanted"), form, w, max: 5000, rows: 3)
            TaskReceiverField(form: form, receivers: page.receivers, w: w)
            SelectField(
                "rhythm",
                w("task.rhythm"),
                form,
                w,
                options: TaskRhythm.Word.allCases.map { Choice($0.rawValue, w($0.name)) }
            )
            div(.class("fields")) {
                SelectField(
                    "weekday",
                    w("task.rhythm.weekday"),
                    form,
                    w,
                    options: Weekday.allCases.map { Choice("\($0.rawValue)", w.weekday($0.rawValue)) },
                    required: false,
                    empty: "—"
                )
                TextField(
                    "day",
                    w("task.rhythm.day"),
                    form,
                    w,
                    kind: .number,
                    required: false,
                    hint: w("task.rhythm.day.hint")
                )
            }
            TextField(
                "hours",
                w("task.hours"),
                form,
                w,
                kind: .number,
                required: false,
                hint: w("task.hours.hint")
            )
            div(.class("row")) { SubmitButton(w("tasks.repeating.begin"), key: "ctrl+enter", icon: .task) }
        }
    }
}

extension TaskRhythm {
    /// «каждый понедельник», «каждое 5-е число»
    func words(_ w: Wording) -> String {
        switch self {
        case .workingDays: w("task.rhythm.working-days")
        case .weekly(let weekday): w("task.rhythm.every-week", ["weekday": w.weekday(weekday.rawValue)])
        case .monthly(let day): w("task.rhythm.every-month", ["day": "\(day)"])
        }
    }
}

extension Wording {
    /// 5 декабря
    fileprivate func day(_ day: CalendarDay) -> String {
        self.day(Moment(milliseconds: Int64(day.number) * 86_400_000 + 43_200_000))
    }
}
