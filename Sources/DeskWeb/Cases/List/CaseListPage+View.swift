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
            if client == nil { FilterButton(filters: saved, current: filter, reader: reader) }
            if reader.may(.overseeWork), client == nil {
                Button(w("claims.title"), href: Address.claims, style: .quiet, icon: .flag)
            }
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
        if client == nil { FilterTabs(filters: saved, current: filter, reader: reader) }
        CaseFilters(
            filter: filter,
            tags: tags,
            departments: departments.map { Choice($0.id.description, $0.name) },
            worker: filter.worker.map { names.opening($0, w) },
            w: w
        )
        if lines.isEmpty {
            empty(for: reader)
        } else if reader.may(.workCases) {
            BulkForm(page: self, reader: reader)
            pager(w)
        } else {
            CaseTable(lines: lines, names: names, chosen: nil, showsDue: filter.order == .due, w: w)
            pager(w)
        }
    }

    private func pager(_ w: Wording) -> some HTML {
        Pager(next: next.map { filter.address(after: $0.description) }, first: isFirst ? nil : filter.address(), w)
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

/// The cases, with a tick before each where something can be done with many of them.
struct CaseTable: HTML {
    let lines: [CaseLine]
    let names: Names
    /// Which are ticked; nil where there is nothing to tick.
    let chosen: Set<String>?
    /// When they are due, rather than when they were touched.
    let showsDue: Bool
    let w: Wording

    var body: some HTML {
        table(.class("data"), .class("case-table"), .class("ticked").when(chosen != nil)) {
            thead {
                tr {
                    if chosen != nil {
                        th(.scope("col"), .class("tick")) {
                            span(.class("visually-hidden")) { w("bulk.choose") }
                        }
                    }
                    th(.scope("col"), .class("num"), .class("wide")) { w("cases.number") }
                    th(.scope("col")) { w("cases.what") }
                    th(.scope("col"), .class("wide")) { w("case.status") }
                    th(.scope("col"), .class("wide")) { w("case.priority") }
                    th(.scope("col"), .class("wide")) { w("case.line") }
                    th(.scope("col"), .class("wide")) { w("case.owner") }
                    th(.scope("col"), .class("num")) { w(showsDue ? "cases.deadline" : "cases.touched") }
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
            if let chosen { tick(line, chosen) }
            td(.class("num"), .class("muted"), .class("wide")) { "\(found.number)" }
            td(.class("what")) {
                a(.href(Address.case(found.number)), .data("row")) { b { line.clientName } }
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
            td(.class("num")) {
                if showsDue {
                    if let due = found.due { CaseDue(due: due, w: w) }
                } else {
                    RelativeTime(found.touched, w)
                }
            }
        }
    }

    private func tick(_ line: CaseLine, _ chosen: Set<String>) -> some HTML {
        let found = line.case
        let value = Chosen(id: found.id, version: found.version).description
        return td(.class("tick")) {
            input(
                .type("checkbox"),
                .name("case"),
                .value(value),
                .aria("label", w("bulk.choose-one", ["number": "\(found.number)", "client": line.clientName])),
                .checked.when(chosen.contains(value))
            )
        }
    }
}
