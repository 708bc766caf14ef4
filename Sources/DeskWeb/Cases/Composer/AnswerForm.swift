import Basics
import Channels
import Desk
import HTML
import Pages

/// An answer to the client. What will become of it is said beside the way that it goes.
struct AnswerForm: HTML {
    let page: CaseWorkPage
    let form: Form
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        ComposeForm(.answer, on: page.found, form, reader, send: ("case.answer.send", .reply), style: sendStyle) {
            TextArea(
                "text",
                w("case.answer.text"),
                form,
                w,
                rows: 3,
                draft: "answer-\(page.found.id)",
                scope: "answer",
                checks: "/spelling?case=\(page.number)"
            )
            details(.class("letter-more"), .open.when(isMoreOpen)) {
                summary { w("case.answer.more") }
                TextField(
                    "subject",
                    w("case.answer.subject"),
                    form,
                    w,
                    required: false,
                    hint: w("case.answer.subject.hint", ["number": "\(page.number)"]),
                    draft: "answer-subject-\(page.found.id)",
                    scope: "answer"
                )
                div(.class("fields")) {
                    TextField(
                        "copies",
                        w("case.answer.copies"),
                        form,
                        w,
                        required: false,
                        hint: w("case.answer.copies.hint"),
                        max: 1000,
                        scope: "answer"
                    )
                    TextField(
                        "later",
                        w("case.answer.later"),
                        form,
                        w,
                        kind: .dateTime,
                        required: false,
                        hint: w("case.answer.later.hint"),
                        scope: "answer"
                    )
                }
                if let letterhead = page.letterhead { LetterheadNote(letterhead: letterhead, w: w) }
            }
        } beside: {
            TemplateMenu(templates: page.templates, number: page.number, reader: reader)
            SelectField(
                "via",
                w("case.answer.via"),
                form,
                w,
                options: page.ways.map { Choice($0.value, $0.label(w)) },
                scope: "answer"
            )
            p(.class("hint"), .class("fate")) {
                span(.class("fate-waits")) { w("case.answer.fate.waits") }
                span(.class("fate-shown")) { w("case.answer.fate.shown") }
                span(.class("fate-said")) { w("case.answer.fate.said") }
            }
        } below: {
            AttachmentPlace(files: page.desk.draftFiles, number: page.number, reader: reader)
        }
    }

    private var isMoreOpen: Bool {
        ["copies", "later"].contains { !(form[$0] ?? "").isEmpty || form.errors[$0] != nil }
            || form["subject"] != page.found.subject || form.errors["subject"] != nil
    }

    /// One accent on a page: where the case is to be taken, gone on with or closed, that is what to do.
    private var sendStyle: ButtonStyle { page.found.status.word == .working ? .accent : .plain }
}

/// From where the letter goes and what will stand below it.
private struct LetterheadNote: HTML {
    let letterhead: Letterhead
    let w: Wording

    var body: some HTML {
        p(.class("hint")) { w("case.answer.from", ["address": letterhead.mailbox.address.text]) }
        if !letterhead.signature.isEmpty { p(.class("hint"), .class("said")) { "-- \n" + letterhead.signature } }
    }
}
