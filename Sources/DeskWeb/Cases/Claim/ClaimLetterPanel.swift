import Basics
import Desk
import Files
import HTML
import Pages
import People
import Printing

/// The letter that answers a claim: its words, how it looks on paper, and what was sent.
struct ClaimLetterPanel: HTML {
    let page: ClaimPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Panel(w("claim.letter"), id: "letter") {
            if !page.letters.isEmpty {
                ul(.class("claim-letters"), .aria("label", w("claim.letters"))) {
                    ForEach(page.letters) { letter in li { sent(letter, w) } }
                }
            }
            if page.claim.decision == nil {
                p(.class("muted")) { w("claim.letter.undecided") }
            } else if page.found.isClosed {
                p(.class("muted")) { w("claim.letter.closed") }
            } else if reader.may(.workCases) {
                templates(w)
                form(w)
                if let paper = page.paper {
                    details(.class("claim-again"), .open) {
                        summary { w("claim.letter.preview") }
                        LetterPaper(sheet: paper)
                    }
                }
            }
        }
    }

    @HTMLBuilder
    private func sent(_ letter: NumberedLetter, _ w: Wording) -> some HTML {
        let said = letter.interaction
        p {
            if let number = letter.number {
                b { w("claim.letter.number", ["number": "\(number)"]) }
                " "
            }
            Badge(w(said.delivery?.name ?? "claim.letter.said"), shape: said.delivery == .withdrawn ? .square : .check)
            " "
            span(.class("muted")) {
                w("claim.letter.sent", ["how": w(said.channel.name), "when": w.when(said.at)])
            }
        }
        if let files = page.files[said.id], !files.isEmpty {
            FileList(files: files, w: w) { "\(Address.case(page.number))/interactions/\(said.id)/files/\($0.id)" }
        }
    }

    /// Without scripts a template is chosen by going to it.
    @HTMLBuilder
    private func templates(_ w: Wording) -> some HTML {
        if !page.templates.isEmpty {
            ActMenu(w("claim.letter.template"), key: "t", icon: .note, style: .quiet) {
                ForEach(page.templates) { template in
                    a(
                        .class("menu-item"),
                        .href(
                            Address.path(Address.claim(page.number), ["template": template.id.description]) + "#letter"
                        )
                    ) { template.name }
                }
            }
        }
    }

    private func form(_ w: Wording) -> some HTML {
        let form = page.form(of: .letter, w)
        return PostForm(to: Address.claim(page.number, "letters"), reader) {
            HiddenField("version", "\(page.claim.version)")
            FormErrors(form, w)
            TextArea("text", w("claim.letter.text"), form, w, rows: 10, scope: "letter", checks: "/spelling")
            SelectField(
                "via",
                w("case.answer.via"),
                form,
                w,
                options: page.ways.map { Choice($0.value, $0.label(w)) },
                hint: page.ways.contains { $0.channel == .letter } ? nil : w("claim.letter.paper-hint")
            )
            if !page.prints { p(.class("hint")) { w("claim.letter.no-paper") } }
            div(.class("row")) {
                SubmitButton(
                    w(page.prints ? "claim.letter.send" : "claim.letter.send-text"),
                    style: page.style(of: .letter),
                    icon: .mail,
                    name: "act",
                    value: "send"
                )
                SubmitButton(w("claim.letter.show"), style: .plain, name: "act", value: "show")
                if page.prints {
                    SubmitButton(
                        w("claim.letter.pdf"),
                        style: .quiet,
                        icon: .file,
                        tab: Address.claim(page.number, "letter.pdf")
                    )
                }
            }
        }
    }
}
