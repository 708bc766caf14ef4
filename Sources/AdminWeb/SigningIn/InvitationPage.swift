import Basics
import HTML
import Pages
import People

/// Greets a person by name and lets them choose a password.
struct InvitationPage: Page {
    let secret: Secret
    let person: Person
    let form: Form

    init(_ invitation: (secret: Secret, person: Person), form: Form) {
        secret = invitation.secret
        person = invitation.person
        self.form = form
    }

    func again(with form: Form) -> InvitationPage {
        InvitationPage((secret, person), form: form)
    }

    var layout: Layout { .bare }

    func title(for reader: Reader) -> String { reader.w("admin.invitation.title") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        div(.class("door")) {
            p(.class("muted")) { reader.company }
            h1 {
                w(
                    "admin.invitation.greeting",
                    ["name": person.name.given.isEmpty ? person.name.full : person.name.given]
                )
            }
            p { w("admin.invitation.lead", ["login": person.login]) }
            PostForm(to: "/invitation/\(secret.text)", reader) {
                FormErrors(form, w)
                // So that the browser keeps the password under the right name.
                input(
                    .type("text"),
                    .name("login"),
                    .value(person.login),
                    .autocomplete("username"),
                    .readonly,
                    .hidden
                )
                NewPasswordFields(form: form, w: w, autofocus: true)
                SubmitButton(w("admin.invitation.enter"))
            }
        }
    }
}

/// A password that someone chooses.
struct NewPasswordFields: HTML {
    let form: Form
    let w: Wording
    var autofocus = false

    var body: some HTML {
        TextField(
            "password",
            w("admin.password.new"),
            form,
            w,
            kind: .password,
            hint: w("admin.password.rule", ["least": String(PasswordRule.shortest)]),
            autocomplete: "new-password",
            autofocus: autofocus
        )
        TextField("again", w("admin.password.again"), form, w, kind: .password, autocomplete: "new-password")
    }
}
