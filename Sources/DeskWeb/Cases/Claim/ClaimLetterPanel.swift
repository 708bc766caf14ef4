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
            if let letter = page.letter { sent(letter.interaction, w) }
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
    private func sent(_ letter: Interaction, _ w: Wording) -> some HTML {
        p {
            Badge(w(letter.delivery?.name ?? "claim.letter.said"), shape: .check)
            " "
            w("claim.letter.sent", ["how": w(letter.channel.name), "when": w.when(letter.at)])
        }
        if let files = page.letter?.files, !files.isEmpty {
            FileList(files: files, w: w) { "\(Address.case(page.number))/interactions/\(letter.id)/files/\($0.id)" }
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
                options: page.ways.map { Choice($0.value, $0.label(w)) }
            )
            if !page.prints { p(.class("hint")) { w("claim.letter.no-paper") } }
            div(.class("row")) {
                SubmitButton(
                    w(page.prints ? "claim.letter.send" : "claim.letter.send-text"),
                    icon: .mail,
                    name: "act",
                    value: "send"
                )
                SubmitButton(w("claim.letter.show"), style: .plain, name: "act", value: "show")
                if page.prints {
                    a(
                        .class("button"),
                        .class("quiet"),
                        .href(Address.claim(page.number, "letter.pdf")),
                        .target("_blank")
                    ) {
                        Icon(.file)
                        span { w("claim.letter.pdf") }
                    }
                }
            }
        }
    }
}
