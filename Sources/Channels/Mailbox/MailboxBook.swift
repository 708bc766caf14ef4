import Basics
import Clients
import Desk
import Events
import Mail
import People
import Store

/// Adds and changes mailboxes.
package struct MailboxBook {
    private let tx: Transaction
    private let member: Member
    private let box: SecretBox

    package init(_ tx: Transaction, _ member: Member, box: SecretBox) {
        self.tx = tx
        self.member = member
        self.box = box
    }

    package func add(_ wish: MailboxWish) throws -> Mailbox {
        try member.require(.changeSettings)
        let mailbox = Mailbox(try checked(wish), id: tx.newID(), made: tx.now)
        try parkLetters(ifFirst: mailbox)
        try tx.insert(mailbox)
        try keep(try wish.secret ?? grant(wish, over: nil), of: mailbox)
        try tx.beginFetching(mailbox.id)
        try tx.hurryLetters()
        try tx.record(.mailboxAdded(mailbox), by: member.actor)
        return mailbox
    }

    /// - Parameter version: the one that was seen.
    package func change(_ id: Mailbox.ID, version: Int, to wish: MailboxWish) throws -> Mailbox {
        try member.require(.changeSettings)
        guard let old = try tx.mailbox(id) else { throw MailboxRefusal.notFound }
        guard old.version == version else { throw MailboxRefusal.stale }
        let new = Mailbox(try checked(wish), id: id, version: version + 1, made: old.made)
        if old.outgoing == nil { try parkLetters(ifFirst: new) }
        try tx.save(new, over: version)
        let secret = try wish.secret ?? grant(wish, over: id)
        try keep(secret, of: new)
        try tx.hurryLetters()
        if new.source != old.source { try tx.restartFetching(id) } else { try tx.hurryFetching(id) }
        try tx.record(.mailboxChanged(new, from: old, newSecret: secret != nil), by: member.actor)
        return new
    }

    /// Begins or stops reading and sending.
    package func turn(_ id: Mailbox.ID, on isOn: Bool) throws -> Mailbox {
        try member.require(.changeSettings)
        guard let old = try tx.mailbox(id) else { throw MailboxRefusal.notFound }
        guard old.isOn != isOn else { return old }
        var new = old
        new.isOn = isOn
        try tx.save(new, over: old.version)
        if isOn {
            try tx.hurryFetching(id)
            try tx.hurryLetters()
        }
        try tx.record(.mailboxTurned(new), by: member.actor)
        return try tx.mailbox(id) ?? new
    }

    /// With the first mailbox that sends, what has waited for it does not go by itself.
    private func parkLetters(ifFirst mailbox: Mailbox) throws {
        guard mailbox.outgoing != nil, try !tx.mailboxes().contains(where: { $0.outgoing != nil }) else { return }
        try tx.parkLetters()
    }

    private func keep(_ secret: MailboxSecret?, of mailbox: Mailbox) throws {
        guard let secret else { return }
        try tx.keepSecret(try secret.sealed(for: mailbox.id, in: box), of: mailbox.id)
    }

    private func grant(_ wish: MailboxWish, over mailbox: Mailbox.ID?) throws -> MailboxSecret? {
        guard let wish = wish.grant else { return nil }
        let kept = try mailbox.flatMap { try tx.secret(of: $0, box: box) }
        let before: TokenGrant? = if case .grant(let grant) = kept { grant } else { nil }
        let grant = try wish.grant(over: before)
        return grant == before ? nil : .grant(grant)
    }

    private func checked(_ wish: MailboxWish) throws -> MailboxWish {
        var wish = wish
        wish.name = try Wording.line(wish.name, of: "name", atMost: 100)
        wish.fromName = try Wording.line(wish.fromName, of: "from_name", atMost: 100, mayBeEmpty: true)
        wish.signature = try Wording.text(wish.signature, of: "signature", atMost: 4000, mayBeEmpty: true)
        wish.folder = try Wording.line(wish.folder, of: "folder", atMost: 200)
        wish.login = try Wording.line(wish.login, of: "login", atMost: 254)
        if let department = wish.department, try tx.findDepartment(department)?.closed != nil {
            throw DepartmentRefusal.closed
        }
        return wish
    }
}

/// What a mailbox is to be.
package struct MailboxWish: Sendable {
    package var name: String
    package var address: EmailAddress
    package var fromName = ""
    package var department: Department.ID?
    package var signature = ""
    package var incoming: Mailbox.Place?
    package var folder = "INBOX"
    package var takesOld = true
    package var outgoing: Mailbox.Place?
    package var login: String
    /// Nil leaves the one that is kept.
    package var secret: MailboxSecret?
    /// What access tokens are asked for with, instead of a secret.
    package var grant: GrantWish?
    package var isOn = true

    package init(name: String, address: EmailAddress, login: String? = nil) {
        self.name = name
        self.address = address
        self.login = login ?? address.text
    }
}

package enum MailboxRefusal: Refusal, Equatable {
    case notFound
    case stale
    /// No password or token was given yet.
    case noSecret
    /// It has no server for that.
    case noServer
    /// A fault of ours; the log tells more.
    case fault

    package var standing: Standing {
        switch self {
        case .notFound: .notFound
        case .stale: .conflict
        case .noSecret, .noServer: .invalid
        case .fault: .unavailable
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.mailbox.not-found"
        case .stale: "refusal.mailbox.stale"
        case .noSecret: "refusal.mailbox.no-secret"
        case .noServer: "refusal.mailbox.no-server"
        case .fault: "refusal.mailbox.fault"
        }
    }
}

extension Mailbox {
    fileprivate init(_ wish: MailboxWish, id: ID, version: Int = 1, made: Moment) {
        self.init(
            id: id,
            name: wish.name,
            address: wish.address,
            fromName: wish.fromName,
            department: wish.department,
            signature: wish.signature,
            incoming: wish.incoming,
            folder: wish.folder,
            takesOld: wish.takesOld,
            outgoing: wish.outgoing,
            login: wish.login,
            isOn: wish.isOn,
            version: version,
            made: made
        )
    }

    /// What letters' numbers belong to: of another server, login or folder they mean other letters.
    fileprivate var source: [String?] { [incoming?.host, login.lowercased(), folder] }
}
