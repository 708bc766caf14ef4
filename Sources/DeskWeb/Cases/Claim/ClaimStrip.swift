import Basics
import Desk
import HTML
import Pages
import People

/// How a claim stands, on the page of its case: what is known, what is decided, what is still wanted.
struct ClaimStrip: HTML {
    let page: CaseWorkPage
    let claim: ClaimOnCase
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        let sheet = claim.sheet
        div(.class("claim-strip")) {
            a(
                .class("claim-open"),
                .href(Address.claim(page.number)),
                .data("key", "z z"),
                .data("key-label", w("claim.open")),
                .title("\(w("claim.open")) (Z Z)")
            ) {
                Icon(.flag)
                w("claim.title")
            }
            if let severity = sheet.severity { span(.title(w("claim.severity"))) { w(severity.name) } }
            if !claim.cause.isEmpty {
                span(.title(w("claim.cause"))) { claim.cause.joined(separator: " › ") }
            }
            if let department = sheet.departmentAtFault {
                span(.title(w("claim.department-at-fault"))) { page.desk.departments[department] ?? "" }
            }
            if let cost = sheet.cost { span(.title(w("claim.cost"))) { w.money(cost) } }
            if let decision = sheet.decision {
                ClaimVerdict(verdict: decision.verdict, w: w)
            }
            if !sheet.wants.isEmpty, sheet.excuse == nil {
                span(.class("muted")) { w(sheet.wants.notice) }
            }
        }
    }
}

/// What was decided, with a form of its own beside the word.
struct ClaimVerdict: HTML {
    let verdict: Claim.Verdict
    let w: Wording

    var body: some HTML {
        switch verdict {
        case .accepted: Badge(w(verdict.name), tone: .good, shape: .check)
        case .partly: Badge(w(verdict.name), shape: .half)
        case .declined: Badge(w(verdict.name), shape: .square)
        }
    }
}

extension Set<Claim.Want> {
    /// Says what is still wanted; of a claim that wants something.
    var notice: TextKey {
        switch self {
        case [.cause]: "claim.wants.cause"
        case [.decision]: "claim.wants.decision"
        default: "claim.wants.both"
        }
    }
}
