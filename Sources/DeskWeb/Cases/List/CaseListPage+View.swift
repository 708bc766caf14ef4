import Basics
import Clients
import Desk
import HTML
import Pages
import People

extension CaseListPage {
    var place: Place { .desk }
    var layout: Layout { .wide }
    var back: String? { Address.desk }

    func title(for reader: Reader) -> String { reader.w("cases.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        DeskAssets(reader: reader)
        PageHead(
            client?.name ?? w("cases.title"),
            client: client != nil,
            confidential: client?.confidential ?? false,
            detail: client == nil ? "" : w("cases.title"),
            w
        ) {
            if reader.may(.workCases) {
                Button(
                    w("case.new"),
                    href: client.map { Address.newCase(for: $0.id) } ?? Address.newCase,
                    style: .accent,
                    key: "a",
                    icon: .plus
                )
            }
        }
        CaseFilters(filter: filter, w: w)
        if lines.isEmpty {
            empty(for: reader)
        } else {
            CaseTable(lines: lines, names: names, w: w)
            Pager(
                next: next.map { filter.address(after: $0.description) },
                first: isFirst ? nil : filter.address(),
                w
            )
        }
    }

    private func empty(for reader: Reader) -> some HTML {
        let w = reader.w
        return filter.isNarrow
            ? EmptyState(
                w("cases.none-found.title"),
                w("cases.none-found.text"),
                action: Button(w("cases.show-all"), href: Address.path(Address.cases, ["state": "all"]))
            )
            : EmptyState(
                w("cases.none.title"),
                w("cases.none.text"),
                action: reader.may(.workCases) ? Button(w("case.new"), href: Address.newCase, icon: .plus) : nil
            )
    }
}

/// The choices above the list. They are a form without scripts; with them the list follows each choice.
private struct CaseFilters: HTML {
    let filter: CaseListFilter
    let w: Wording

    var body: some HTML {
        Element(
            "form",
            [
                .method("get"), .action(Address.cases), .class("filters"), .data("follows"),
                .aria("label", w("cases.filters")),
            ],
            fields
        )
    }

    private var fields: some HTML {
        let form = filter.form
        return Pieces {
            if let client = filter.client { HiddenField("client", client.description) }
            SelectField(
                "state",
                w("case.status"),
                form,
                w,
                options: CaseListFilter.states.map { Choice($0, w(TextKey("cases.state.\($0)"))) }
            )
            SelectField(
                "whose",
                w("case.owner"),
                form,
                w,
                options: CaseListFilter.Whose.allCases.map {
                    Choice($0.rawValue, w(TextKey("cases.whose.\($0.rawValue)")))
                }
            )
            SelectField(
                "line",
                w("case.line"),
                form,
                w,
                options: Line.allCases.map { Choice("\($0.rawValue)", w($0.name)) },
                empty: w("cases.any")
            )
            SelectField(
                "kind",
                w("case.kind"),
                form,
                w,
                options: Case.Kind.allCases.map { Choice($0.rawValue, w($0.name)) },
                empty: w("cases.any")
            )
            SelectField(
                "priority",
                w("case.priority"),
                form,
                w,
                options: Case.Priority.allCases.map { Choice("\($0.rawValue)", w($0.name)) },
                empty: w("cases.any")
            )
            SubmitButton(w("cases.filter"), style: .plain)
        }
    }
}

private struct CaseTable: HTML {
    let lines: [CaseLine]
    let names: Names
    let w: Wording

    var body: some HTML {
        table(.class("data"), .class("case-table")) {
            thead {
                tr {
                    th(.scope("col"), .class("num"), .class("wide")) { w("cases.number") }
                    th(.scope("col")) { w("cases.what") }
                    th(.scope("col"), .class("wide")) { w("case.status") }
                    th(.scope("col"), .class("wide")) { w("case.priority") }
                    th(.scope("col"), .class("wide")) { w("case.line") }
                    th(.scope("col"), .class("wide")) { w("case.owner") }
                    th(.scope("col"), .class("num")) { w("cases.touched") }
                }
            }
            tbody(.data("list")) {
                ForEach(lines) { row($0) }
            }
        }
    }

    private func row(_ line: CaseLine) -> some HTML {
        let found = line.case
        return tr {
            td(.class("num"), .class("muted"), .class("wide")) { "\(found.number)" }
            td {
                a(.href(Address.case(found.number))) { b { line.clientName } }
                if line.confidential { ConfidentialMark(w: w) }
                div(.class("muted")) { found.subject }
                div(.class("narrow")) {
                    StatusBadge(status: found.status, w: w)
                    if found.priority != .normal { PriorityMark(found.priority.rawValue, w) }
                }
            }
            td(.class("wide")) { StatusBadge(status: found.status, w: w) }
            td(.class("wide")) { PriorityMark(found.priority.rawValue, w) }
            td(.class("wide")) { w(found.line.name) }
            td(.class("wide")) { found.owner == nil ? "" : names.short(found.owner, w) }
            td(.class("num")) { RelativeTime(found.touched, w) }
        }
    }
}
