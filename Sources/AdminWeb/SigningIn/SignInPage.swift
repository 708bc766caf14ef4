import Basics
import HTML
import Pages
import People

struct SignInPage: Page {
    let form: Form
    let destination: WayOn

    var layout: Layout { .bare }

    func title(for reader: Reader) -> String { reader.w("admin.sign-in.title") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        div(.class("door")) {
            p(.class("muted")) { reader.company }
            h1 { w("admin.sign-in.title") }
            PostForm(to: "/sign-in", reader) {
                HiddenField("to", destination.path)
                FormErrors(form, w)
                TextField(
                    "login",
                    w("admin.sign-in.login"),
                    form,
                    w,
                    max: 254,
                    autocomplete: "username",
                    autofocus: form["login"] == nil
                )
                TextField(
                    "password",
                    w("admin.sign-in.password"),
                    form,
                    w,
                    kind: .password,
                    autocomplete: "current-password",
                    autofocus: form["login"] != nil
                )
                SubmitButton(w("admin.sign-in.enter"))
            }
            p(.class("muted")) { w("admin.sign-in.help") }
        }
    }
}

/// The second step: a code from the authenticator app.
struct CodePage: Page {
    let form: Form
    let ticket: Ticket
    let destination: WayOn

    var layout: Layout { .bare }

    func title(for reader: Reader) -> String { reader.w("admin.code.title") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        div(.class("door")) {
            p(.class("muted")) { reader.company }
            h1 { w("admin.code.title") }
            PostForm(to: "/sign-in/code", reader) {
                HiddenField("to", destination.path)
                HiddenField("ticket", ticket.text)
                FormErrors(form, w)
                TextField(
                    "code",
                    w("admin.code.code"),
                    form,
                    w,
                    hint: w("admin.code.hint"),
                    max: 20,
                    autocomplete: "one-time-code",
                    autofocus: true
                )
                SubmitButton(w("admin.sign-in.enter"))
            }
            p(.class("muted")) { w("admin.code.help") }
            p { a(.href("/sign-in")) { w("admin.code.back") } }
        }
    }
}
