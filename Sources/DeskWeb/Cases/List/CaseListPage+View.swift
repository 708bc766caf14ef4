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
        CaseFilters(filter: filter, tags: tags, w: w)
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

/// The choices above the list.
private struct CaseFilters: HTML {
    let filter: CaseListFilter
    let tags: [String]
    let w: Wording

    var body: some HTML {
        FilterForm(to: Address.cases, w, label: w("cases.filters")) {
            if let client = filter.client { HiddenField("client", client.description) }
            choice(
                "state",
                "case.status",
                CaseListFilter.states.map { Choice($0, w(TextKey("cases.state.\($0)"))) },
                nil
            )
            choice(
                "whose",
                "case.owner",
                CaseListFilter.Whose.allCases.map { Choice($0.rawValue, w(TextKey("cases.whose.\($0.rawValue)"))) },
                nil
            )
            choice("line", "case.line", Line.allCases.map { Choice("\($0.rawValue)", w($0.name)) })
            choice("kind", "case.kind", Case.Kind.allCases.map { Choice($0.rawValue, w($0.name)) })
            choice("priority", "case.priority", Case.Priority.allCases.map { Choice("\($0.rawValue)", w($0.name)) })
            if !tags.isEmpty { choice("tag", "case.tag", tags.map { Choice($0, $0) }) }
        }
    }

    private func choice(
        _ name: String,
        _ label: TextKey,
        _ options: [Choice],
        _ all: TextKey? = "cases.any"
    ) -> FilterSelect {
        FilterSelect(name, w(label), filter.form[name] ?? "", all: all.map { w($0) }, options: options)
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
                div(.class("subject"), .title(found.subject)) { found.subject }
                div(.class("beneath")) {
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
