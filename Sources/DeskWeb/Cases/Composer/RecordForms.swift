import Basics
import Clients
import Desk
import HTML
import Pages

/// A note for colleagues.
struct NoteForm: HTML {
    let page: CaseWorkPage
    let form: Form
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        ComposeForm(.note, on: page.found, form, reader, send: ("case.note.keep", .note)) {
            TextArea(
                "text",
                w("case.note.text"),
                form,
                w,
                rows: 3,
                draft: "note-\(page.found.id)",
                scope: "note",
                checks: "/spelling?case=\(page.number)",
                mentions: Address.case(page.number) + "/colleagues"
            )
        } beside: {
            p(.class("hint")) { w("case.note.hint") }
        }
    }
}

/// A call or a meeting that has happened.
struct LogForm: HTML {
    let page: CaseWorkPage
    let form: Form
    let reader: Reader

    var body: some HTML {
        ComposeForm(.log, on: page.found, form, reader, send: ("case.log.keep", .phone)) {
            TouchFields(form: form, w: reader.w, scope: "log")
        }
    }
}

/// The fields of a touch that has happened; on a case and on a client's card the same.
struct TouchFields: HTML {
    let form: Form
    let w: Wording
    let scope: String

    private static let channels: [ContactChannel] = [.phone, .meeting, .message, .chat, .letter, .fax]

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
        TextArea("text", w("case.log.text"), form, w, rows: 3, scope: scope)
    }
}
