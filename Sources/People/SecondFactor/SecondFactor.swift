import Basics
import Events
import Foundation
import Store

/// A member's own second factor: proposed, confirmed by a first code, removed by another.
package struct SecondFactor {
    private let tx: Transaction
    private let member: Member
    private let box: SecretBox

    package init(_ tx: Transaction, _ member: Member, box: SecretBox) {
        self.tx = tx
        self.member = member
        self.box = box
    }

    /// What the person puts into the authenticator app. Nothing is kept: the ticket comes back with the first code.
    package struct Proposal: Sendable {
        package let totp: TOTP
        /// `otpauth://…`, for a square code.
        package let address: String
        package let ticket: Ticket
    }

    package func propose() throws -> Proposal {
        let person = try ownWithout()
        let totp = TOTP()
        let ticket = try office(for: person.id).issue(totp.key, at: tx.now)
        return Proposal(totp: totp, address: totp.address(for: person), ticket: ticket)
    }

    package func confirm(_ ticket: Ticket, code: String) throws {
        let person = try ownWithout()
        guard let key = office(for: person.id).accept(ticket, as: [UInt8].self, at: tx.now) else {
            throw SignInRefusal.ticketExpired
        }
        guard let step = TOTP(key: key).step(of: code, at: tx.now, after: nil) else { throw SignInRefusal.wrongCode }
        let sealed = try box.seal(key, for: Self.purpose(of: person.id))
        try tx.writeSecondFactor(sealed, lastStep: step, of: person.id)
        try tx.record(.secondFactorSet(person.id), by: member.actor)
    }

    /// Counts no guesses, because a refusal undoes its transaction: from outside go through `SignIn.removeSecondFactor`.
    package func remove(code: String) throws {
        let person = try own()
        guard try tx.spendCode(code, of: person.id, box: box) else { throw SignInRefusal.wrongCode }
        try tx.writeSecondFactor(nil, lastStep: nil, of: person.id)
        try tx.record(.secondFactorRemoved(person.id), by: member.actor)
    }

    private func own() throws -> Person {
        guard let id = member.id else { throw StaffRefusal.noSuchPerson }
        return try tx.knownPerson(id)
    }

    /// One that is set is taken off first, which takes a code: whoever has only got hold of a session can't swap it.
    private func ownWithout() throws -> Person {
        let person = try own()
        guard try !tx.hasSecondFactor(person.id) else { throw SignInRefusal.secondFactorIsSet }
        return person
    }

    private func office(for person: Person.ID) -> TicketOffice {
        TicketOffice(box: box, purpose: "second factor proposed to \(person)", validity: .minutes(15))
    }

    static func purpose(of person: Person.ID) -> String { "second factor of \(person)" }
}

extension Staff {
    /// For someone who has lost the phone.
    package func removeSecondFactor(of id: Person.ID) throws {
        try member.require(.changePeople)
        _ = try tx.knownPerson(id)
        try tx.writeSecondFactor(nil, lastStep: nil, of: id)
        try tx.record(.secondFactorRemoved(id), by: member.actor)
    }
}

extension Event {
    static func secondFactorSet(_ id: Person.ID) -> Event {
        Event("person.second-factor-set", of: Subject(.person, id))
    }

    static func secondFactorRemoved(_ id: Person.ID) -> Event {
        Event("person.second-factor-removed", of: Subject(.person, id))
    }
}
