import Basics
import Channels
import HTML
import Mail
import Pages
import People
import Store

/// A mailbox being added or changed.
struct MailboxFormPage: Page {
    /// Nil while it is new.
    let mailbox: Mailbox?
    let form: Form
    let departments: [Department]

    /// - Parameter box: with which the secret is sealed, of which only the harmless part is shown.
    init(_ mailbox: Mailbox?, form: Form?, box: SecretBox, in snapshot: Snapshot) throws {
        self.mailbox = mailbox
        let proof = try mailbox.map { try snapshot.proof(of: $0.id, box: box) } ?? .password
        self.form = form ?? Self.filled(mailbox, proof)
        departments = try snapshot.departments()
    }

    var place: Place { .settings }
    var back: String? { "/mailboxes" }

    func title(for reader: Reader) -> String { mailbox?.name ?? reader.w("admin.mailboxes.add") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { title(for: reader) }
        PostForm(to: mailbox.map { "/mailboxes/\($0.id)" } ?? "/mailboxes", reader) {
            FormErrors(form, w)
            if let mailbox { HiddenField("version", "\(mailbox.version)") }
            Panel(w("admin.mailbox.what")) { div(.class("stack"), .class("measure")) { basics(w) } }
            Panel(w("admin.mailbox.incoming")) {
                div(.class("stack"), .class("measure")) {
                    server("imap", 993, w)
                    TextField("folder", w("admin.mailbox.folder"), form, w, hint: w("admin.mailbox.folder-hint"))
                    CheckField("takes_old", w("admin.mailbox.takes-old"), form, hint: w("admin.mailbox.takes-old-hint"))
                }
            }
            Panel(w("admin.mailbox.outgoing")) { div(.class("stack"), .class("measure")) { server("smtp", 465, w) } }
            Panel(w("admin.mailbox.login-panel")) { div(.class("stack"), .class("measure")) { login(w) } }
            p { SubmitButton(w("admin.save"), key: "ctrl+enter") }
        }
    }

    @HTMLBuilder
    private func basics(_ w: Wording) -> some HTML {
        TextField("address", w("admin.mailbox.address"), form, w, kind: .email, max: 254)
        TextField("name", w("admin.mailbox.name"), form, w, hint: w("admin.mailbox.name-hint"), max: 100)
        TextField(
            "from_name",
            w("admin.mailbox.from-name"),
            form,
            w,
            required: false,
            hint: w("admin.mailbox.from-name-hint"),
            max: 100
        )
        SelectField(
            "department",
            w("admin.mailbox.department"),
            form,
            w,
            options: departments.map { Choice($0.id.description, $0.name) },
            required: false,
            empty: w("admin.mailbox.first-line")
        )
        TextArea(
            "signature",
            w("admin.mailbox.signature"),
            form,
            w,
            required: false,
            hint: w("admin.mailbox.signature-hint"),
            max: 4000,
            rows: 4
        )
    }

    @HTMLBuilder
    private func server(_ name: String, _ port: Int, _ w: Wording) -> some HTML {
        TextField("\(name)_host", w("admin.mailbox.host"), form, w, required: false, max: 253)
        TextField(
            "\(name)_port",
            w("admin.mailbox.port", ["usual": "\(port)"]),
            form,
            w,
            kind: .number,
            required: false
        )
        SelectField(
            "\(name)_security",
            w("admin.mailbox.security"),
            form,
            w,
            options: MailServer.Security.allCases.map {
                Choice($0.rawValue, w(TextKey("admin.mailbox.security.\($0.rawValue.lowercased())")))
            }
        )
    }

    @HTMLBuilder
    private func login(_ w: Wording) -> some HTML {
        TextField(
            "login",
            w("admin.mailbox.login"),
            form,
            w,
            required: false,
            hint: w("admin.mailbox.login-hint"),
            max: 254,
            autocomplete: "off"
        )
        ChoiceField(
            "proof",
            w("admin.mailbox.proof"),
            form,
            w,
            options: [
                Choice("password", w("admin.mailbox.password")),
                Choice("grant", w("admin.mailbox.grant"), hint: w("admin.mailbox.grant-hint")),
                Choice("bearer", w("admin.mailbox.bearer"), hint: w("admin.mailbox.bearer-hint")),
            ]
        )
        div(.class("grant"), .class("stack")) { grant(w) }
        TextField(
            "secret",
            w("admin.mailbox.secret"),
            form,
            w,
            kind: .password,
            required: mailbox == nil,
            hint: mailbox == nil ? nil : w("admin.mailbox.secret-hint"),
            max: 4000,
            autocomplete: "new-password"
        )
    }

    /// Shown while that way is chosen.
    @HTMLBuilder
    private func grant(_ w: Wording) -> some HTML {
        div(.class("needed"), .class("stack")) {
            TextField(
                "token_server",
                w("admin.mailbox.token-server"),
                form,
                w,
                required: false,
                hint: w("admin.mailbox.token-server-hint"),
                max: 1000
            )
            TextField(
                "client_id",
                w("admin.mailbox.client-id"),
                form,
                w,
                required: false,
                max: 500,
                autocomplete: "off"
            )
        }
        TextField(
            "client_secret",
            w("admin.mailbox.client-secret"),
            form,
            w,
            kind: .password,
            required: false,
            hint: w(mailbox == nil ? "admin.mailbox.client-secret-hint" : "admin.mailbox.secret-hint"),
            max: 4000,
            autocomplete: "new-password"
        )
        TextField(
            "scope",
            w("admin.mailbox.scope"),
            form,
            w,
            required: false,
            hint: w("admin.mailbox.scope-hint"),
            max: 1000
        )
    }

    private static func filled(_ mailbox: Mailbox?, _ proof: ShownProof) -> Form {
        guard let mailbox else {
            return Form([
                "folder": "INBOX", "imap_port": "993", "smtp_port": "465", "imap_security": "tls",
                "smtp_security": "tls", "proof": "password", "takes_old": "yes",
            ])
        }
        var values = [
            "address": mailbox.address.text, "name": mailbox.name, "from_name": mailbox.fromName,
            "department": mailbox.department?.description ?? "", "signature": mailbox.signature,
            "folder": mailbox.folder, "login": mailbox.login, "proof": "password",
        ]
        switch proof {
        case .none, .password: break
        case .bearer: values["proof"] = "bearer"
        case .grant(let server, let clientID, let scope):
            values["proof"] = "grant"
            (values["token_server"], values["client_id"], values["scope"]) = (server.address, clientID, scope)
        }
        if mailbox.takesOld { values["takes_old"] = "yes" }
        for (name, place) in [("imap", mailbox.incoming), ("smtp", mailbox.outgoing)] {
            values["\(name)_host"] = place?.host ?? ""
            values["\(name)_port"] = place.map { "\($0.port)" } ?? (name == "imap" ? "993" : "465")
            values["\(name)_security"] = (place?.security ?? .tls).rawValue
        }
        return Form(values)
    }
}
