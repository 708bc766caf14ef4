import Basics
import Clients
import Events
import People
import Store

/// Gives people telephones and takes them back. Passwords are made here, kept sealed, and shown to those alone who set phones up.
package struct PhoneBook {
    private let tx: Transaction
    private let member: Member
    private let box: SecretBox

    package init(_ tx: Transaction, _ member: Member, box: SecretBox) {
        self.tx = tx
        self.member = member
        self.box = box
    }

    /// - Parameter digits: nil takes the first extension that is free.
    @discardableResult
    package func add(
        to person: Person.ID,
        _ kind: Phone.Kind = .desk,
        named name: String,
        as digits: String? = nil
    ) throws -> Phone {
        try member.require(.changePeople)
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
        try record("phone.added", phone)
        return phone
    }

    /// A new password, for when the old one has been seen.
    package func renewPassword(of id: Phone.ID) throws {
        let phone = try known(id)
        try tx.write(secret: try newSecret(of: id), of: id)
        try record("phone.password-renewed", phone)
    }

    package func remove(_ id: Phone.ID) throws {
        let phone = try known(id)
        try tx.setRemoved(id)
        try record("phone.removed", phone)
    }

    /// What a phone has to be set up with.
    package func account(of id: Phone.ID) throws -> PhoneAccount {
        let phone = try known(id)
        guard let account = try tx.phoneAccounts(among: [phone], box: box).first else { throw PhoneRefusal.notFound }
        return account
    }

    private func known(_ id: Phone.ID) throws -> Phone {
        try member.require(.changePeople)
        guard let phone = try tx.findPhone(id) else { throw PhoneRefusal.notFound }
        return phone
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
        let data: [String: Fact] = [
            "person": Fact(phone.person), "extension": .text(phone.extension.digits), "name": .text(phone.name),
        ]
        try tx.record(Event(kind, of: phone.eventSubject, data: data), by: member.actor)
    }
}

extension Snapshot {
    /// All phones in use with what they prove themselves by: for the exchange's own settings.
    package func phoneAccounts(box: SecretBox) throws -> [PhoneAccount] {
        try phoneAccounts(among: try phones(), box: box)
    }

    fileprivate func phoneAccounts(among phones: [Phone], box: SecretBox) throws -> [PhoneAccount] {
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
