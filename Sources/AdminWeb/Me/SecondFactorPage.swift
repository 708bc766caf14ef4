import Basics
import HTML
import Pages
import People

/// Sets up the second factor: put this into the app, then type what the app shows.
struct SecondFactorPage: Page {
    /// For typing, where there is no camera.
    let secret: String
    /// For the camera.
    let address: String
    let ticket: String
    let form: Form

    init(_ proposal: SecondFactor.Proposal) {
        secret = proposal.totp.text
        address = proposal.address
        ticket = proposal.ticket.text
        form = Form()
    }

    init(again form: Form) {
        secret = form["secret"] ?? ""
        address = form["address"] ?? ""
        ticket = form["ticket"] ?? ""
        self.form = form
    }

    var back: String? { "/me/security" }

    func title(for reader: Reader) -> String { reader.w("admin.factor.set-up-title") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { w("admin.factor.set-up-title") }
        ol(.class("steps")) {
            li { p { w("admin.factor.step-app") } }
            li {
                p { w("admin.factor.step-scan") }
                if let code = QRCode(address) { QRPicture(code: code, label: w("admin.factor.qr")) }
                details {
                    summary { w("admin.factor.by-hand") }
                    p { w("admin.factor.by-hand-text") }
                    p { code(.class("secret")) { grouped } }
                    p { a(.href(address)) { w("admin.factor.open-app") } }
                }
            }
            li {
                p { w("admin.factor.step-code") }
                confirmation(for: reader)
            }
        }
    }

    private func confirmation(for reader: Reader) -> some HTML {
        let w = reader.w
        return PostForm(to: "/me/second-factor", reader, class: "stack measure") {
            FormErrors(form, w)
            HiddenField("secret", secret)
            HiddenField("address", address)
            HiddenField("ticket", ticket)
            TextField(
                "code",
                w("admin.code.code"),
                form,
                w,
                max: 20,
                autocomplete: "one-time-code",
                autofocus: !form.isEmpty
            )
            p { SubmitButton(w("admin.factor.confirm"), key: "ctrl+enter") }
        }
    }

    /// In fours, as one reads it aloud.
    private var grouped: String {
        stride(from: 0, to: secret.count, by: 4)
            .map { String(secret.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }
}

struct FactorRemovalPage: Page {
    let form: Form

    var back: String? { "/me/security" }

    func title(for reader: Reader) -> String { reader.w("admin.factor.remove-title") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { w("admin.factor.remove-title") }
        PostForm(to: "/me/second-factor/removal", reader, class: "stack measure") {
            p { w("admin.factor.remove-text") }
            FormErrors(form, w)
            TextField("code", w("admin.code.code"), form, w, max: 20, autocomplete: "one-time-code", autofocus: true)
            div(.class("row")) {
                SubmitButton(w("admin.factor.remove"))
                Button(w("admin.cancel"), href: "/me/security", style: .quiet)
            }
        }
    }
}
