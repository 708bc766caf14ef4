import Basics
import Desk
import HTML
import Pages

/// An answer to the client. What will become of it is said below the way that it goes.
struct AnswerForm: HTML {
    let page: CaseWorkPage
    let form: Form
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        PostForm(to: Address.act(.answer, on: page.number), reader, class: "compose answer follows") {
            HiddenField("version", "\(page.found.version)")
            FormErrors(form, w)
            TextArea(
                "text",
                w("case.answer.text"),
                form,
                w,
                rows: 4,
                draft: "answer-\(page.found.id)",
                scope: "answer"
            )
            div(.class("compose-foot")) {
                SelectField(
                    "via",
                    w("case.answer.via"),
                    form,
                    w,
                    options: page.ways.map { Choice($0.value, $0.label(w)) },
                    scope: "answer"
                )
                p(.class("fate")) {
                    span(.class("fate-waits")) { w("case.answer.fate.waits") }
                    span(.class("fate-shown")) { w("case.answer.fate.shown") }
                    span(.class("fate-said")) { w("case.answer.fate.said") }
                }
                SubmitButton(w("case.answer.send"), style: sendStyle, key: "ctrl+enter", icon: .reply)
            }
        }
    }

    /// One accent on a page: while nobody has taken the case, taking it is what to do.
    private var sendStyle: ButtonStyle {
        page.found.status.word == .new || page.found.status.word == .waiting ? .plain : .accent
    }
}

/// A note for colleagues.
struct NoteForm: HTML {
    let page: CaseWorkPage
    let form: Form
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        PostForm(to: Address.act(.note, on: page.number), reader, class: "compose") {
            FormErrors(form, w)
            TextArea(
                "text",
                w("case.note.text"),
                form,
                w,
                hint: w("case.note.hint"),
                rows: 4,
                draft: "note-\(page.found.id)",
                scope: "note"
            )
            div(.class("compose-foot")) {
                SubmitButton(w("case.note.keep"), key: "ctrl+enter", icon: .note)
            }
        }
    }
}

/// A call or a meeting that has happened.
struct LogForm: HTML {
    let page: CaseWorkPage
    let form: Form
    let reader: Reader

    var body: some HTML {
        PostForm(to: Address.act(.log, on: page.number), reader, class: "compose") {
            FormErrors(form, reader.w)
            TouchFields(form: form, w: reader.w, scope: "log")
            div(.class("compose-foot")) {
                SubmitButton(reader.w("case.log.keep"), key: "ctrl+enter", icon: .phone)
            }
        }
    }
}

/// To whom the case goes next, and what the next one has to know.
struct HandOverForm: HTML {
    let page: CaseWorkPage
    let form: Form
    let reader: Reader

    var body: some HTML {
        let (w, found) = (reader.w, page.found)
        PostForm(to: Address.act(.handOver, on: found.number), reader, class: "compose follows") {
            HiddenField("version", "\(found.version)")
            FormErrors(form, w)
            DestinationField(page: page, form: form, w: w)
            TextArea(
                "summary",
                w("case.hand-over.summary"),
                form,
                w,
                hint: w("case.hand-over.hint"),
                max: 5000,
                rows: 3,
                draft: "hand-over-\(found.id)"
            )
            if found.owner != nil {
                CheckField("ownership", w("case.hand-over.ownership"), form, hint: w("case.hand-over.ownership.hint"))
            }
            div(.class("compose-foot")) {
                SubmitButton(w("case.hand-over.send"), key: "ctrl+enter", icon: .hand)
            }
        }
    }
}

/// To whom. The list of everyone is long, so it comes when somebody is about to hand the case over.
struct DestinationField: HTML {
    let page: CaseWorkPage
    let form: Form
    let w: Wording

    var body: some HTML {
        if let destinations = page.destinations {
            field(destinations.groups(w))
        } else {
            div(.data("fill", Address.act(.handOver, on: page.number) + "/new")) {
                field([Destinations.lines(w)])
                a(.href(Address.case(page.number) + "?write=hand-over#composer")) { w("case.hand-over.choose") }
            }
        }
    }

    private func field(_ groups: [GroupedField.Group]) -> some HTML {
        GroupedField("to", w("case.hand-over.to"), form, w, groups: groups, empty: w("case.hand-over.whom"))
    }
}

/// What was written down wrong.
struct ChangeForm: HTML {
    let found: Case
    let form: Form
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        PostForm(to: Address.act(.change, on: found.number), reader, class: "compose") {
            HiddenField("version", "\(found.version)")
            FormErrors(form, w)
            TextField("subject", w("case.subject"), form, w, max: 200)
            div(.class("fields")) {
                SelectField(
                    "kind",
                    w("case.kind"),
                    form,
                    w,
                    options: Case.Kind.allCases.map { Choice($0.rawValue, w($0.name)) }
                )
                SelectField(
                    "priority",
                    w("case.priority"),
                    form,
                    w,
                    options: Case.Priority.allCases.map { Choice("\($0.rawValue)", w($0.name)) }
                )
                TextField("product", w("case.product"), form, w, required: false, max: 100)
            }
            div(.class("compose-foot")) {
                SubmitButton(w("case.change.save"), key: "ctrl+enter", icon: .check)
            }
        }
    }
}

/// The fields of a touch that has happened; on a case and on a client's card the same.
struct TouchFields: HTML {
    let form: Form
    let w: Wording
    let scope: String

    static let channels: [ContactChannel] = [.phone, .meeting, .message, .chat, .letter, .fax]

    var body: some HTML {
        div(.class("fields")) {
            SelectField(
                "channel",
                w("case.log.channel"),
                form,
                w,
                options: Self.channels.map { Choice($0.rawValue, w($0.name)) },
                scope: scope
            )
            SelectField(
                "direction",
                w("case.log.direction"),
                form,
                w,
                options: [Choice("in", w("case.log.in")), Choice("out", w("case.log.out"))],
                scope: scope
            )
            TextField("minutes", w("case.log.minutes"), form, w, kind: .number, required: false, scope: scope)
        }
        TextArea("text", w("case.log.text"), form, w, rows: 4, scope: scope)
    }
}
