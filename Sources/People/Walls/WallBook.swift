import Basics
import Events
import Store

/// Puts walls around confidential clients and says who may see behind them.
package struct WallBook {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// The client's own manager and whoever builds the wall are always named.
    package func makeConfidential<Client>(client: ID<Client>, naming people: [Person.ID]) throws {
        let walled = try open(to: member, client)
        let named = Set(people + [walled.ownManager, member.id].compactMap(\.self))
        for person in named { try requirePresent(person) }
        try tx.setConfidential(true, client)
        for person in named.sorted() { try tx.writeName(person, on: client, by: member.id) }
        try tx.record(.clientWalled(client, naming: named), by: member.actor)
    }

    package func name<Client>(person: Person.ID, on client: ID<Client>) throws {
        let walled = try open(to: member, client)
        guard walled.confidential else { throw WallRefusal.notConfidential }
        try requirePresent(person)
        guard try tx.writeName(person, on: client, by: member.id) else { return }
        try tx.record(.clientNamed(person, on: client), by: member.actor)
    }

    package func unname<Client>(person: Person.ID, on client: ID<Client>) throws {
        let walled = try open(to: member, client)
        guard walled.confidential else { throw WallRefusal.notConfidential }
        guard person != walled.ownManager else { throw WallRefusal.ownManager }
        guard person != member.id else { throw WallRefusal.oneself }
        guard try tx.removeName(person, from: client) else { return }
        try tx.record(.clientUnnamed(person, on: client), by: member.actor)
    }

    /// Takes the wall down: everybody may know of the client again.
    package func open<Client>(client: ID<Client>) throws {
        let walled = try open(to: member, client)
        guard walled.confidential else { return }
        try tx.setConfidential(false, client)
        try tx.clearNames(of: client)
        try tx.record(.clientOpened(client), by: member.actor)
    }

    private func open<Client>(to member: Member, _ client: ID<Client>) throws -> WalledClient {
        try member.require(.wallClients)
        guard let walled = try tx.findWalled(client, visibleTo: member) else { throw WallRefusal.unknownClient }
        return walled
    }

    private func requirePresent(_ person: Person.ID) throws {
        guard let known = try tx.findPerson(person), known.state != .left else {
            throw InvalidField("person", "refusal.person.unknown")
        }
    }
}

package enum WallRefusal: Refusal, Equatable {
    case unknownClient
    case notConfidential
    /// The client's own manager can't be kept from knowing of the client.
    case ownManager
    /// Nobody walls themselves out.
    case oneself

    package var standing: Standing {
        self == .unknownClient ? .notFound : .conflict
    }

    package var reason: TextKey {
        switch self {
        case .unknownClient: "refusal.wall.unknown-client"
        case .notConfidential: "refusal.wall.not-confidential"
        case .ownManager: "refusal.wall.own-manager"
        case .oneself: "refusal.wall.oneself"
        }
    }
}
