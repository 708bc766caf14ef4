import Basics
import Clients
import Events
import People
import Store

/// Gives people telephones and takes them back: who answers calls to themselves, who looks after people to anybody. Passwords are made
/// here, kept sealed, and shown to those alone.
package struct PhoneBook {
    private let tx: Transaction
    private let member: Member
    private let box: SecretBox

    package init(_ tx: Transaction, _ member: Member, box: SecretBox) {
        self.tx = tx
        self.member = member
        self.box = box
    }

    /// Whoever answers calls may make a browser of their own a phone.
    /// - Parameter digits: nil takes the first extension that is free.
    @discardableResult
    package func add(
        to person: Person.ID,
        _ kind: Phone.Kind = .desk,
        named name: String,
        as digits: String? = nil
    ) throws -> Phone {
        try requireMay(person)
        try tx.alone(on: "phones")
        guard let owner = try tx.findPerson(person), owner.state != .left else { throw StaffRefusal.noSuchPerson }
        guard try tx.phones(of: [person]).count < Phone.mostPerPerson else { throw PhoneRefusal.tooMany }
        let phone = Phone(
            id: tx.newID(),
            person: person,
            extension: try freeExtension(digits),
            name: try Wording.line(name, of: "name", atMost: 100),
            kind: kind,
            removed: nil
        )
        try tx.insert(phone, secret: try newSecret(of: phone.id))
        try tx.announce(.phones)
        try record("phone.added", phone)
        return phone
    }

    /// A new password, for when the old one has been seen.
    package func renewPassword(of id: Phone.ID) throws {
        let phone = try known(id)
        try tx.write(secret: try newSecret(of: id), of: id)
        try tx.announce(.phones)
        try record("phone.password-renewed", phone)
    }

    package func remove(_ id: Phone.ID) throws {
        let phone = try known(id)
        try tx.setRemoved(id)
        try tx.announce(.phones)
        try record("phone.removed", phone)
    }

    /// A link by which its settings can be fetched for a while by whoever has it; one made before leads nowhere from now on.
    package func link(to id: Phone.ID) throws -> (phone: Phone, secret: Secret) {
        let (phone, secret) = (try known(id), Secret())
        try tx.write(link: secret, until: tx.now + PhoneLink.validity, of: id)
        try record("phone.link-made", phone)
        return (phone, secret)
    }

    /// What a phone has to be set up with. Each look is on record.
    package func account(of id: Phone.ID) throws -> PhoneAccount {
        let phone = try known(id)
        try record("phone.settings-shown", phone)
        guard let account = try tx.phoneAccounts(among: [phone], box: box).first else { throw PhoneRefusal.notFound }
        return account
    }

    private func known(_ id: Phone.ID) throws -> Phone {
        guard let phone = try tx.findPhone(id) else { throw PhoneRefusal.notFound }
        try requireMay(phone.person)
        return phone
    }

    private func requireMay(_ person: Person.ID) throws {
        guard person == member.id, member.may(.workCases) else { return try member.require(.changePeople) }
    }

    private func freeExtension(_ digits: String?) throws -> Extension {
        let taken = try tx.takenExtensions()
        guard let digits else { return Extension.free(besides: taken) }
        guard let wished = Extension(digits) else { throw PhoneRefusal.extensionUnfit }
        guard !taken.contains(wished) else { throw PhoneRefusal.extensionTaken }
        return wished
    }

    private func newSecret(of id: Phone.ID) throws -> [UInt8] {
        try box.seal(Array(Secret().text.utf8), for: PhoneAccount.purpose(id))
    }

    private func record(_ kind: Event.Kind, _ phone: Phone) throws {
        try tx.record(phone.event(kind), by: member.actor)
    }
}

extension Phone {
    func event(_ kind: Event.Kind) -> Event {
        let data: [String: Fact] = [
            "person": Fact(person), "extension": .text(`extension`.digits), "name": .text(name),
        ]
        return Event(kind, of: eventSubject, data: data)
    }
}

extension Store.Channel {
    /// People have other phones now, or phones other passwords: the exchange is to know.
    package static let phones = Store.Channel("phones")
}

extension Snapshot {
    /// All phones in use with what they prove themselves by: for the exchange's own settings.
    package func phoneAccounts(box: SecretBox) throws -> [PhoneAccount] {
        try phoneAccounts(among: try phones(), box: box)
    }

    func phoneAccounts(among phones: [Phone], box: SecretBox) throws -> [PhoneAccount] {
        let names = try peopleNames(phones.map(\.person))
        let secrets = try sealedSecrets(of: phones.map(\.id))
        return try phones.compactMap { phone in
            guard let sealed = secrets[phone.id] else { return nil }
            let password = try box.open(sealed, for: PhoneAccount.purpose(phone.id))
            return PhoneAccount(
                phone: phone,
                owner: names[phone.person] ?? PersonName(),
                password: String(decoding: password, as: UTF8.self)
            )
        }
    }
}
