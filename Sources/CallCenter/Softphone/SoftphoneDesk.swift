import Basics
import People
import Store
import Telephony

/// Makes an open page its owner's telephone.
package struct SoftphoneDesk {
    private let tx: Transaction
    private let member: Member
    private let box: SecretBox

    package init(_ tx: Transaction, _ member: Member, box: SecretBox) {
        self.tx = tx
        self.member = member
        self.box = box
    }

    /// From now on this window rings, and no other of theirs.
    /// - Parameter name: of the phone that is made for who has none yet.
    package func open(named name: String) throws -> Softphone {
        try member.require(.workCases)
        guard let person = member.id else { throw StaffRefusal.noSuchPerson }
        let own = try tx.phones(of: [person]).first { $0.kind == .browser }
        let phone = try own ?? PhoneBook(tx, member, box: box).add(to: person, .browser, named: name)
        let softphone = Softphone(window: tx.newID(), phone: phone)
        try tx.open(softphone)
        try announce()
        return softphone
    }

    /// It is no telephone any longer, unless a newer window is.
    package func close(_ window: Softphone.Window) throws {
        try tx.close(window)
        try announce()
    }

    /// Those who give calls away and those who are open as telephones look anew.
    private func announce() throws {
        try tx.announce(.agents)
        try tx.announce(.softphones)
    }
}

extension Dispatcher {
    /// A page can't be called: it is told by what it looks at.
    func ringPage(_ channel: ChannelID, _ endpoint: Endpoint, for call: CallID) async throws {
        guard endpoint.isBrowser, let machine = await exchange.state(of: call) else { return }
        let ring = SoftphoneRing(
            channel: channel,
            caller: machine.outsider.name,
            isOwn: machine.direction == .outgoing && !isTheHouses(call)
        )
        try await database.write { tx in
            guard let phone = try tx.phone(ringing: endpoint) else { return }
            try tx.insert(ring, at: phone.id)
            try tx.announce(.softphones)
        }
    }
}

extension Snapshot {
    fileprivate func phone(ringing endpoint: Endpoint) throws -> Phone? {
        guard let wanted = Extension(endpoint.resource) else { return nil }
        return try first("SELECT \(Phone.columns) FROM phone WHERE extension = \(wanted) AND removed IS NULL")
    }
}
