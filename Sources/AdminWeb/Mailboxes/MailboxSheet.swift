import Basics
import Channels
import Mail
import Pages
import People

extension MailboxWish {
    /// What was typed, made sense of; what can't be right is noted beside its field.
    init?(from form: inout Form, isNew: Bool) {
        let typed = form.text("address", max: 254)
        let address = EmailAddress(typed)
        if address == nil, !typed.isEmpty { form.refuse("address", "refusal.point.email") }
        let name = form.text("name", max: 100)
        let department = form.id("department", of: Department.self)
        let incoming = Mailbox.Place(from: &form, "imap")
        let outgoing = Mailbox.Place(from: &form, "smtp")
        if incoming == nil, outgoing == nil, form.isSound { form.refuse("imap_host", "refusal.mailbox.no-server") }
        let grant = form["proof"] == "grant" ? GrantWish(from: &form, isNew: isNew) : nil
        let secret = form["proof"] == "grant" ? nil : Self.secret(from: &form, isNew: isNew)
        guard let address else { return nil }
        self.init(name: name, address: address, login: form.optional("login", max: 254))
        fromName = form.optional("from_name", max: 100) ?? ""
        self.department = department
        signature = form.optional("signature", max: 4000) ?? ""
        self.incoming = incoming
        self.outgoing = outgoing
        folder = form.optional("folder") ?? "INBOX"
        takesOld = form.flag("takes_old")
        self.secret = secret
        self.grant = grant
    }

    private static func secret(from form: inout Form, isNew: Bool) -> MailboxSecret? {
        let isBearer = form["proof"] == "bearer"
        guard isNew || form["secret"]?.isEmpty == false else { return nil }
        let secret = form.secret("secret", max: 4000)
        return secret.isEmpty ? nil : isBearer ? .bearer(secret) : .password(secret)
    }
}

extension GrantWish {
    /// Nil when something is missing, which is then said beside its field.
    fileprivate init?(from form: inout Form, isNew: Bool) {
        let address = form.text("token_server", max: 1000)
        let clientID = form.text("client_id", max: 500)
        let server = TokenServer(address)
        if server == nil, !address.isEmpty { form.refuse("token_server", "refusal.mailbox.token-server") }
        let refreshToken = isNew || form["secret"]?.isEmpty == false ? form.secret("secret", max: 4000) : ""
        let clientSecret = form["client_secret"]?.isEmpty == false ? form.secret("client_secret", max: 4000) : ""
        guard let server, !clientID.isEmpty else { return nil }
        self.init(
            server: server,
            clientID: clientID,
            clientSecret: clientSecret.isEmpty ? nil : clientSecret,
            refreshToken: refreshToken.isEmpty ? nil : refreshToken,
            scope: form.optional("scope", max: 1000) ?? ""
        )
    }
}

extension Mailbox.Place {
    /// Nil when no host is named.
    fileprivate init?(from form: inout Form, _ name: String) {
        guard let host = form.optional("\(name)_host", max: 253) else { return nil }
        let port = form.int("\(name)_port", 1...65_535)
        guard let security = form.choice("\(name)_security", of: MailServer.Security.self) else { return nil }
        self.init(host: host, port: port, security: security)
    }
}
