import Basics
import HTML
import Pages
import People

/// Calls a number that is typed, or one at an hour that needs a reason.
struct DialPage: Page {
    let form: Form

    var place: Place { .calls }
    var back: String? { "/calls" }

    func title(for reader: Reader) -> String { reader.w("call.dial.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { title(for: reader) }
        PostForm(to: "/calls/dial", reader) {
            FormErrors(form, w)
            HiddenField("back", form["back"] ?? "/calls")
            if let about = form["case"] { HiddenField("case", about) }
            div(.class("stack"), .class("measure")) {
                TextField("phone", w("call.number"), form, w, kind: .phone, max: 40, autofocus: form["phone"] == nil)
                TextField(
                    "because",
                    w("call.dial.because"),
                    form,
                    w,
                    required: false,
                    hint: w("call.dial.because-hint"),
                    autofocus: form["phone"] != nil
                )
            }
            p { SubmitButton(w("call.dial"), key: "ctrl+enter", icon: .phone) }
        }
    }
}

/// Calls a number by the reader's own phone.
struct DialButton: HTML {
    let phone: PhoneNumber
    let reader: Reader

    init(_ phone: PhoneNumber, _ reader: Reader) {
        self.phone = phone
        self.reader = reader
    }

    var body: some HTML {
        if reader.may(.workCases) {
            ActButton(
                phone.international,
                to: "/calls/dial",
                reader,
                icon: .phone,
                fields: [HiddenField("phone", phone.e164), HiddenField("back", reader.path)]
            )
        }
    }
}
