import Basics
import Clients
import Desk
import HTML
import Pages
import People

extension ClaimListPage {
    var place: Place { .desk }
    var layout: Layout { .wide }
    var back: String? { Address.desk }

    func title(for reader: Reader) -> String { reader.w("claims.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(w("claims.title"), w) {
            if reader.may(.shapeWork) {
                Button(w("claims.causes"), href: "/claim-causes", style: .quiet, icon: .sliders)
            }
        }
        wants(w)
        filters(w)
        if lines.isEmpty {
            EmptyState(
                w(wish.isNarrow ? "claims.none-found.title" : "claims.none.title"),
                w(wish.isNarrow ? "claims.none-found.text" : "claims.none.text"),
                action: wish.isNarrow ? Button(w("claims.show-all"), href: Address.claims) : nil
            )
        } else {
            totals(w)
            ClaimTable(page: self, w: w)
            Pager(next: next.map { wish.address(after: $0.description) }, first: isFirst ? nil : wish.address(), w)
        }
    }

    /// What is to be made up for: the client has closed it, or nobody has got to it.
    @HTMLBuilder
    private func wants(_ w: Wording) -> some HTML {
        if wanting.values.contains(where: { $0 > 0 }) {
            p(.class("claim-wants")) {
                ForEach(Claim.Want.allCases.filter { (wanting[$0] ?? 0) > 0 }) { want in
                    a(.href(Address.path(Address.claims, ["want": want.rawValue]))) {
                        w.count(TextKey("claims.want.\(want.rawValue)"), wanting[want] ?? 0)
                    }
                    " "
                }
            }
        }
    }

    private func filters(_ w: Wording) -> some HTML {
        FilterForm(to: Address.claims, w, label: w("claims.filters")) {
            FilterSelect(
                "state",
                w("case.status"),
                wish.filter.state.rawValue,
                all: nil,
                options: [ClaimFilter.State.all, .open, .closed].map {
                    Choice($0.rawValue, w(TextKey("cases.state.\($0.rawValue)")))
                }
            )
            FilterSelect(
                "decision",
                w("claim.decision"),
                wish.filter.decision?.rawValue ?? "",
                all: w("cases.any"),
                options: ClaimFilter.Decision.allCases.map {
                    Choice($0.rawValue, w(TextKey("claim.verdict.\($0.rawValue)")))
                }
            )
            if !causes.isEmpty {
                FilterSelect(
                    "cause",
                    w("claim.cause"),
                    wish.filter.cause?.description ?? "",
                    all: w("cases.any"),
                    options: causes.branches.map { branch in
                        Choice(
                            branch.cause.id.description,
                            String(repeating: "\u{2003}", count: branch.depth) + branch.cause.name
                        )
                    }
                )
            }
            FilterSelect(
                "department",
                w("claim.department-at-fault"),
                wish.filter.department?.description ?? "",
                all: w("cases.any"),
                options: departments.map { Choice($0.id.description, $0.name) }
            )
            FilterSelect(
                "want",
                w("claims.wants"),
                wish.filter.want?.rawValue ?? "",
                all: w("cases.any"),
                options: Claim.Want.allCases.map { Choice($0.rawValue, w(TextKey("claims.wants.\($0.rawValue)"))) }
            )
        }
    }

    private func totals(_ w: Wording) -> some HTML {
        p(.class("claim-totals")) {
            b { w.count("claims.count", count) }
            ForEach(sums) { sum in
                span { w("claims.sum.cost", ["sum": w.money(sum.cost)]) }
                span { w("claims.sum.remedy", ["sum": w.money(sum.remedy)]) }
            }
        }
    }
}

private struct ClaimTable: HTML {
    let page: ClaimListPage
    let w: Wording

    var body: some HTML {
        table(.class("data"), .class("claim-table")) {
            thead {
                tr {
                    th(.scope("col"), .class("num"), .class("wide")) { w("cases.number") }
                    th(.scope("col")) { w("claims.what") }
                    th(.scope("col"), .class("wide")) { w("claim.cause") }
                    th(.scope("col"), .class("wide")) { w("claim.department-at-fault") }
                    th(.scope("col"), .class("wide")) { w("claim.decision") }
                    th(.scope("col"), .class("num"), .class("wide")) { w("claim.cost") }
                    th(.scope("col"), .class("num"), .class("wide")) { w("claim.remedy") }
                    th(.scope("col"), .class("num"), .class("wide")) { w("claims.opened") }
                }
            }
            tbody(.data("list")) {
                ForEach(page.lines) { row($0) }
            }
        }
    }

    private func row(_ line: ClaimLine) -> some HTML {
        let (found, claim) = (line.line.case, line.claim)
        let cause = page.causes.path(to: claim.cause).map(\.name).joined(separator: " › ")
        return tr {
            td(.class("num"), .class("muted"), .class("wide")) { "\(found.number)" }
            td {
                a(.href(Address.claim(found.number))) { b { line.line.clientName } }
                if line.line.confidential { ConfidentialMark(w: w) }
                div(.class("subject"), .title(found.subject)) { found.subject }
                div(.class("beneath")) {
                    StatusBadge(status: found.status, w: w)
                    if let verdict = claim.decision?.verdict { ClaimVerdict(verdict: verdict, w: w) }
                    ClaimLetterNumber(number: line.letter, w: w)
                    if let cost = claim.cost { span { w.money(cost) } }
                    if !cause.isEmpty { span(.class("muted")) { cause } }
                }
            }
            td(.class("wide")) { cause.orDash }
            td(.class("wide")) { (page.departments.first { $0.id == claim.departmentAtFault }?.name ?? "").orDash }
            td(.class("wide")) {
                if let verdict = claim.decision?.verdict {
                    ClaimVerdict(verdict: verdict, w: w)
                } else {
                    span(.class("muted")) { w("claim.verdict.none") }
                }
                ClaimLetterNumber(number: line.letter, w: w)
            }
            td(.class("num"), .class("wide")) { claim.cost.map { w.money($0) } ?? "" }
            td(.class("num"), .class("wide")) { claim.remedy.map { w.money($0) } ?? "" }
            td(.class("num"), .class("wide")) { RelativeTime(found.opened, w) }
        }
    }
}

/// Under which number the answer has gone out.
private struct ClaimLetterNumber: HTML {
    let number: OutgoingNumber?
    let w: Wording

    var body: some HTML {
        if let number { div(.class("muted"), .class("nowrap")) { w("claim.letter.number", ["number": "\(number)"]) } }
    }
}
