import Basics
import Clients
import Desk
import HTML
import Pages
import People

extension ClaimPage {
    var place: Place { .desk }
    var layout: Layout { .wide }
    var back: String? { Address.case(number) }

    func title(for reader: Reader) -> String { "\(reader.w("claim.title")): \(client.name)" }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(
            client.name,
            client: true,
            confidential: client.confidential,
            detail: "\(w("claim.title")) \(w("case.number", ["number": "\(number)"])) · \(found.subject)",
            w
        ) {
            StatusBadge(status: found.status, w: w)
            if let verdict = claim.decision?.verdict { ClaimVerdict(verdict: verdict, w: w) }
            Button(w("claim.to-case"), href: Address.case(number), style: .quiet, icon: .back)
        }
        if part == nil { FormErrors(form, w) }
        div(.class("claim-page")) {
            div(.class("claim-column")) {
                ClaimSheetPanel(page: self, reader: reader)
                ClaimAnalysisPanel(page: self, reader: reader)
            }
            div(.class("claim-column")) {
                ClaimDecisionPanel(page: self, reader: reader)
                ClaimLetterPanel(page: self, reader: reader)
                ClaimClosingPanel(page: self, reader: reader)
            }
        }
    }
}

/// Whether something may be written down, and what is shown to those who may not.
struct ClaimSheetPanel: HTML {
    let page: ClaimPage
    let reader: Reader

    private var may: Bool {
        reader.may(page.found.isClosed ? .decideClaims : .workCases) && reader.may(.workCases)
    }

    var body: some HTML {
        let w = reader.w
        Panel(w("claim.sheet"), id: "sheet") {
            if may { ClaimSheetForm(page: page, form: page.form(of: .sheet, w), reader: reader) } else { facts(w) }
        }
    }

    private func facts(_ w: Wording) -> some HTML {
        let claim = page.claim
        return Definitions {
            Definition(w("claim.cause")) {
                page.causes.path(to: claim.cause).map(\.name).joined(separator: " › ").orDash
            }
            Definition(w("claim.department-at-fault")) {
                (page.departments.first { $0.id == claim.departmentAtFault }?.name ?? "").orDash
            }
            Definition(w("claim.severity")) { (claim.severity.map { w($0.name) } ?? "").orDash }
            Definition(w("case.product")) { (page.found.product ?? "").orDash }
            Definition(w("claim.cost")) { (claim.cost.map { w.money($0) } ?? "").orDash }
            Definition(w("claim.remedy")) { (claim.remedy.map { w.money($0) } ?? "").orDash }
        }
    }
}

private struct ClaimSheetForm: HTML {
    let page: ClaimPage
    let form: Form
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        PostForm(to: Address.claim(page.number), reader) {
            HiddenField("version", "\(page.claim.version)")
            FormErrors(form, w)
            SelectField(
                "cause",
                w("claim.cause"),
                form,
                w,
                options: causes,
                required: false,
                empty: w("claim.not-known"),
                hint: page.causes.isEmpty ? w("claim.cause.none") : nil
            )
            div(.class("fields")) {
                SelectField(
                    "departmentAtFault",
                    w("claim.department-at-fault"),
                    form,
                    w,
                    options: departments,
                    required: false,
                    empty: w("claim.not-known")
                )
                SelectField(
                    "severity",
                    w("claim.severity"),
                    form,
                    w,
                    options: Claim.Severity.allCases.map { Choice($0.rawValue, w($0.name)) },
                    required: false,
                    empty: w("claim.not-known")
                )
            }
            TextField("product", w("case.product"), form, w, required: false, max: 100)
            div(.class("fields")) {
                amount("cost", hint: w("claim.cost.hint"))
                amount("remedy", hint: w("claim.remedy.hint"))
            }
            p { SubmitButton(w("claim.save"), style: page.style(of: .sheet), key: "ctrl+enter", icon: .check) }
        }
    }

    private func amount(_ name: String, hint: String) -> some HTML {
        let w = reader.w
        return div(.class("amount")) {
            TextField(name, w(TextKey("claim.\(name)")), form, w, required: false, hint: hint, max: 30)
            SelectField(
                "\(name)_currency",
                w("claim.currency"),
                form,
                w,
                options: currencies(with: form["\(name)_currency"]).map { Choice($0, $0) }
            )
        }
    }

    /// Those in which most business is done, and the one that stands there.
    private func currencies(with chosen: String?) -> [String] {
        let usual = ["RUB", "USD", "EUR", "CNY", "KZT", "BYN"]
        return usual + [chosen].compactMap(\.self).filter { !$0.isEmpty && !usual.contains($0) }
    }

    /// What the claim has stays, though it was closed since.
    private var causes: [Choice] {
        let open = page.causes.open
        let own = page.causes.branches.filter { $0.cause.id == page.claim.cause && !open.contains($0) }
        return (open + own).map { branch in
            Choice(
                branch.cause.id.description,
                String(repeating: "\u{2003}", count: branch.depth) + branch.cause.name
            )
        }
    }

    private var departments: [Choice] { page.departments.map { Choice($0.id.description, $0.name) } }
}

extension String {
    /// A dash where there is nothing.
    var orDash: String { isEmpty ? "—" : self }
}
