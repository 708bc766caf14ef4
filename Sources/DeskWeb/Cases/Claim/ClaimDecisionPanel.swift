import Basics
import Desk
import HTML
import Pages
import People

/// What we do about a claim, decided by who may.
struct ClaimDecisionPanel: HTML {
    let page: ClaimPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Panel(w("claim.decision"), id: "decision") {
            if let decision = page.claim.decision {
                told(decision, w)
                if reader.may(.decideClaims), reader.may(.workCases) {
                    details(.class("claim-again"), .open.when(page.part == .decision)) {
                        summary { w("claim.decide-again") }
                        form(w)
                    }
                }
            } else if reader.may(.decideClaims), reader.may(.workCases) {
                form(w)
            } else {
                p(.class("muted")) { w("claim.decision.none") }
            }
        }
    }

    @HTMLBuilder
    private func told(_ decision: Claim.Decision, _ w: Wording) -> some HTML {
        p {
            ClaimVerdict(verdict: decision.verdict, w: w)
            " "
            span(.class("muted")) {
                page.names.short(decision.by, w)
                ", "
                RelativeTime(decision.at, w)
            }
        }
        div(.class("claim-text")) { p { decision.text } }
    }

    private func form(_ w: Wording) -> some HTML {
        let form = page.form(of: .decision, w)
        return PostForm(to: Address.claim(page.number, "decision"), reader) {
            HiddenField("version", "\(page.claim.version)")
            FormErrors(form, w)
            ChoiceField(
                "verdict",
                w("claim.verdict"),
                form,
                w,
                options: Claim.Verdict.allCases.map { Choice($0.rawValue, w($0.name)) }
            )
            TextArea(
                "text",
                w("claim.decision.text"),
                form,
                w,
                hint: w("claim.decision.hint"),
                rows: 4,
                scope: "decision",
                checks: "/spelling"
            )
            p { SubmitButton(w("claim.decide"), style: page.style(of: .decision), icon: .check) }
        }
    }
}

/// Closing without what a claim has to have: for who answers for claims, with the reason.
struct ClaimClosingPanel: HTML {
    let page: ClaimPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        if let excuse = page.claim.excuse {
            Panel(w("claim.closing.excused"), id: "closing") { div(.class("claim-text")) { p { excuse } } }
        } else if isOffered {
            Panel(w("claim.closing"), id: "closing") { form(w) }
        }
    }

    private var isOffered: Bool {
        !page.claim.wants.isEmpty && reader.may(.decideClaims) && reader.may(.workCases)
            && ![.new, .closed].contains(page.found.status.word)
    }

    private func form(_ w: Wording) -> some HTML {
        let form = page.form(of: .closing, w)
        return PostForm(to: Address.claim(page.number, "closure"), reader) {
            HiddenField("version", "\(page.found.version)")
            FormErrors(form, w)
            p(.class("muted")) { w(page.claim.wants.notice) }
            TextField("excuse", w("claim.closing.why"), form, w, max: 1000)
            SelectField(
                "confirmed",
                w("claim.closing.how"),
                form,
                w,
                options: Confirmation.offered.map { Choice($0.rawValue, w($0.name)) }
            )
            p { SubmitButton(w("claim.closing.close"), style: .plain, icon: .lock) }
        }
    }
}
