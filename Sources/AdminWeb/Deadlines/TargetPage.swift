import Basics
import Deadlines
import Desk
import HTML
import Pages
import People

/// One target: what is to happen, on which cases, in what time.
struct TargetPage: Page {
    let policy: DeadlinePolicy
    /// Its place among the targets; nil for a new one.
    let number: Int?
    let form: Form

    init(_ number: Int?, _ form: Form?, in policy: DeadlinePolicy) throws {
        self.policy = policy
        self.number = number
        if let number, !policy.sheet.targets.indices.contains(number) { throw PolicyRefusal.targetUnknown }
        self.form = form ?? number.map { Form(of: policy.sheet.targets[$0], in: policy) } ?? Form(["unit": "hours"])
    }

    var place: Place { .templates }
    var back: String? { "/deadlines" }

    func title(for reader: Reader) -> String {
        reader.w(number == nil ? "admin.deadlines.new" : "admin.deadlines.one")
    }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { title(for: reader) }
        PostForm(to: "/deadlines/targets/\(number.map(String.init) ?? "new")", reader) {
            FormErrors(form, w)
            HiddenField("edition", policy.mark)
            div(.class("stack"), .class("measure")) {
                SelectField(
                    "goal",
                    w("admin.deadlines.goal"),
                    form,
                    w,
                    options: Goal.settable.map { Choice($0.rawValue, w(TextKey("deadline.goal.\($0.rawValue)"))) }
                )
                TargetScopeFields(policy: policy, form: form, w: w)
                div(.class("fields")) {
                    TextField("time", w("admin.deadlines.time"), form, w, kind: .number)
                    SelectField(
                        "unit",
                        w("admin.deadlines.unit"),
                        form,
                        w,
                        options: SaidTime.Unit.allCases.map {
                            Choice($0.rawValue, w(TextKey("admin.deadlines.unit.\($0.rawValue)")))
                        },
                        hint: w("admin.deadlines.unit-hint")
                    )
                    SelectField(
                        "calendar",
                        w("admin.deadlines.calendar"),
                        form,
                        w,
                        options: policy.sheet.calendars.map { Choice($0.key.rawValue, $0.calendar.name) },
                        required: false,
                        empty: w("admin.deadlines.standard-calendar")
                    )
                }
            }
            div(.class("row")) {
                SubmitButton(w("admin.save"), key: "ctrl+enter")
                Button(w("admin.cancel"), href: "/deadlines", style: .quiet)
            }
        }
        if let number {
            ActButton(
                w("admin.deadlines.remove"),
                to: "/deadlines/targets/\(number)/removal",
                reader,
                style: .quiet,
                icon: .close,
                fields: [HiddenField("edition", policy.mark)]
            )
        }
    }
}

/// On which cases; what is left open is for all.
private struct TargetScopeFields: HTML {
    let policy: DeadlinePolicy
    let form: Form
    let w: Wording

    var body: some HTML {
        let all = w("admin.deadlines.any")
        div(.class("fields")) {
            SelectField(
                "kind",
                w("case.kind"),
                form,
                w,
                options: Case.Kind.allCases.map { Choice($0.rawValue, w($0.name)) },
                required: false,
                empty: all
            )
            SelectField(
                "priority",
                w("case.priority"),
                form,
                w,
                options: Case.Priority.allCases.map { Choice("\($0.rawValue)", w($0.name)) },
                required: false,
                empty: all
            )
            SelectField(
                "line",
                w("case.line"),
                form,
                w,
                options: Line.allCases.map { Choice("\($0.rawValue)", w($0.name)) },
                required: false,
                empty: all
            )
            if !policy.sheet.contracts.isEmpty {
                SelectField(
                    "contract",
                    w("client.contract"),
                    form,
                    w,
                    options: policy.sheet.contracts.map { Choice($0.key.rawValue, $0.name) },
                    required: false,
                    empty: all
                )
            }
        }
    }
}

extension Goal {
    /// Promises have the time that was promised.
    static let settable = allCases.filter { $0 != .promise }
}

extension Form {
    fileprivate init(of target: TargetRule, in policy: DeadlinePolicy) {
        let said = policy.said(target)
        self.init([
            "goal": target.goal.rawValue, "kind": target.scope.kind?.rawValue ?? "",
            "priority": target.scope.priority.map { "\($0.rawValue)" } ?? "",
            "line": target.scope.line.map { "\($0.rawValue)" } ?? "",
            "contract": target.scope.contract?.rawValue ?? "", "calendar": target.calendar?.rawValue ?? "",
            "time": "\(said.amount)", "unit": said.unit.rawValue,
        ])
    }
}

extension TargetRule {
    /// Reads the form; everything that is wrong is named at once.
    init(_ form: inout Form) throws {
        let goal = form.choice("goal", of: Goal.self) ?? .solution
        let unit = form.choice("unit", of: SaidTime.Unit.self) ?? .hours
        let amount = form.int("time", 1...(PolicySheet.mostDays * 24 * 60))
        let scope = TargetScope(
            kind: form.chosen("kind"),
            contract: form.optional("contract").map(ContractKey.init(rawValue:)),
            priority: form.chosen("priority"),
            line: form.chosen("line")
        )
        try form.check()
        self.init(
            goal,
            scope,
            minutes: amount * unit.minutes,
            calendar: form.optional("calendar").map(CalendarKey.init(rawValue:))
        )
    }
}

extension Form {
    /// One of several, if any was chosen.
    fileprivate mutating func chosen<Value: RawRepresentable>(_ name: String) -> Value? where Value.RawValue == String {
        (self[name] ?? "").isEmpty ? nil : choice(name, of: Value.self)
    }

    fileprivate mutating func chosen<Value: RawRepresentable>(_ name: String) -> Value? where Value.RawValue == Int {
        (self[name] ?? "").isEmpty ? nil : choice(name, of: Value.self)
    }
}
