import Basics
import Deadlines
import Desk
import HTML
import Pages
import People

extension DeadlinesPage {
    var place: Place { .templates }
    var layout: Layout { .wide }

    func title(for reader: Reader) -> String { reader.w("admin.deadlines.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        header(.class("page-head")) {
            h1 { w("admin.deadlines.title") }
            Button(w("admin.deadlines.new"), href: "/deadlines/targets/new", style: .accent, key: "n", icon: .plus)
        }
        ShapingTabs(.deadlines, w)
        if part == nil { FormErrors(form, w) }
        p(.class("muted")) { w("admin.deadlines.lead") }
        Element("table", [.class("data"), .class("folds")], targets(w))
        div(.class("columns")) {
            div {
                WarningsPanel(policy: policy, form: form(of: .warnings), reader: reader)
                ContractsPanel(policy: policy, form: form(of: .contract), reader: reader)
            }
            div {
                CalendarsPanel(policy: policy, form: form(of: .calendar), reader: reader)
                EditionsPanel(editions: editions, current: policy, reader: reader)
            }
        }
    }

    private func targets(_ w: Wording) -> some HTML {
        Group {
            thead {
                tr {
                    th(.scope("col")) { w("admin.deadlines.goal") }
                    th(.scope("col")) { w("admin.deadlines.for") }
                    th(.scope("col"), .class("num")) { w("admin.deadlines.time") }
                    th(.scope("col")) { w("admin.deadlines.calendar") }
                }
            }
            tbody {
                ForEach(Array(policy.sheet.targets.enumerated())) { place, target in
                    tr {
                        th(.scope("row")) {
                            a(.href("/deadlines/targets/\(place)?edition=\(policy.mark)"), .data("row")) {
                                w(TextKey("deadline.goal.\(target.goal.rawValue)"))
                            }
                        }
                        td { scope(of: target, w) }
                        td(.class("num")) { policy.said(target).words(w) }
                        td(.class("muted")) { policy.calendar(target.calendar).calendar.name }
                    }
                }
            }
        }
    }

    /// «претензия · срочный · договор Золотой»
    private func scope(of target: TargetRule, _ w: Wording) -> String {
        let scope = target.scope
        let contract = policy.sheet.contracts.first { $0.key == scope.contract }?.name
        let parts = [
            scope.kind.map { w($0.name) }, scope.priority.map { w($0.name) }, scope.line.map { w($0.name) },
            contract.map { w("admin.deadlines.by-contract", ["name": $0]) },
        ].compactMap(\.self)
        return parts.isEmpty ? w("admin.deadlines.all") : parts.joined(separator: " · ")
    }
}

extension DeadlinePolicy {
    func said(_ target: TargetRule) -> SaidTime {
        let week = calendar(target.calendar).calendar.week
        return SaidTime(minutes: target.minutes, isWhole: week.length == 7 * 1440)
    }
}

/// Who is told when, and for how long the own manager comes first.
private struct WarningsPanel: HTML {
    let policy: DeadlinePolicy
    let form: Form?
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        let shown = form ?? kept
        Panel(w("admin.deadlines.warnings")) {
            PostForm(to: "/deadlines/warnings", reader) {
                if let form { FormErrors(form, w) }
                HiddenField("edition", policy.mark)
                p(.class("hint")) { w("admin.deadlines.warnings-hint") }
                ForEach(WarningRule.Audience.allCases) { audience in
                    TextField("to_\(audience.rawValue)", w(audience.name), shown, w, required: false, max: 60)
                }
                TextField(
                    "own_manager_first",
                    w("admin.deadlines.own-manager-first"),
                    shown,
                    w,
                    kind: .number,
                    hint: w("admin.deadlines.own-manager-hint")
                )
                p { SubmitButton(w("admin.save")) }
            }
        }
    }

    private var kept: Form {
        var values = ["own_manager_first": "\(policy.sheet.ownManagerFirst)"]
        for audience in WarningRule.Audience.allCases {
            let shares = policy.warnings.filter { $0.audience == audience }.map { "\($0.share)" }
            values["to_\(audience.rawValue)"] = shares.joined(separator: ", ")
        }
        return Form(values)
    }
}

/// What was agreed with clients, by its names.
private struct ContractsPanel: HTML {
    let policy: DeadlinePolicy
    let form: Form?
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Panel(w("admin.deadlines.contracts")) {
            p(.class("hint")) { w("admin.deadlines.contracts-hint") }
            if !policy.sheet.contracts.isEmpty {
                ul(.class("rows"), .class("compact")) {
                    ForEach(policy.sheet.contracts) { contract in
                        li {
                            span { contract.name }
                            ActButton(
                                w("admin.deadlines.remove"),
                                to: "/deadlines/contracts/\(contract.key.rawValue)/removal",
                                reader,
                                style: .quiet,
                                fields: [HiddenField("edition", policy.mark)]
                            )
                        }
                    }
                }
            }
            PostForm(to: "/deadlines/contracts", reader) {
                if let form { FormErrors(form, w) }
                HiddenField("edition", policy.mark)
                TextField("name", w("admin.deadlines.contract-name"), form ?? Form(), w, max: 60, scope: "contract")
                p { SubmitButton(w("admin.deadlines.add")) }
            }
        }
    }
}

/// By whose hours things are counted.
private struct CalendarsPanel: HTML {
    let policy: DeadlinePolicy
    let form: Form?
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Panel(w("admin.deadlines.calendars")) {
            ul(.class("rows"), .class("compact")) {
                ForEach(policy.sheet.calendars) { named in
                    li {
                        a(.href("/deadlines/calendars/\(named.key.rawValue)"), .data("row")) { named.calendar.name }
                        if named.key == policy.sheet.standard {
                            Badge(w("admin.deadlines.standard"), tone: .good, shape: .check)
                        }
                        span(.class("muted")) { named.calendar.zone }
                    }
                }
            }
            PostForm(to: "/deadlines/calendars", reader) {
                if let form { FormErrors(form, w) }
                HiddenField("edition", policy.mark)
                TextField("name", w("admin.deadlines.calendar-name"), form ?? Form(), w, max: 100, scope: "calendar")
                p { SubmitButton(w("admin.deadlines.add")) }
            }
        }
    }
}

/// What held before; each can hold again.
private struct EditionsPanel: HTML {
    let editions: [PolicyEdition]
    let current: DeadlinePolicy
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Panel(w("admin.deadlines.editions")) {
            if editions.isEmpty {
                p(.class("muted")) { w("admin.deadlines.editions-none") }
            } else {
                ul(.class("rows"), .class("compact")) {
                    ForEach(editions) {
                        row($0.edition.description, "\(w.dayTime($0.at)), \($0.by?.short ?? "Highrock")")
                    }
                    row(DeadlinePolicy.first, w("admin.deadlines.editions-first"))
                }
            }
        }
    }

    private func row(_ mark: String, _ words: String) -> some HTML {
        li {
            span { words }
            if mark == current.mark {
                Badge(reader.w("admin.deadlines.in-force"), tone: .good, shape: .check)
            } else {
                ActButton(
                    reader.w("admin.deadlines.restore"),
                    to: "/deadlines/editions/\(mark)/return",
                    reader,
                    style: .quiet,
                    icon: .undo
                )
            }
        }
    }
}
