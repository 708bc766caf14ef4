import Basics
import Clients
import Desk
import Events
import People
import Store
import Telephony

/// Calls somebody by one's own phone: not at night, unless there is a reason (SPEC T1).
package struct DialDesk {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// - Parameters:
    ///   - own: by whose clock it is where the number's digits do not tell.
    ///   - reason: why it may be at an hour at which people rest; on record with the client.
    /// - Throws: `DialRefusal.quietHours` when it is such an hour and no reason is given.
    package func dial(_ phone: PhoneNumber, about id: Case.ID?, own: Zone, because reason: String = "") throws {
        let reason = try Wording.line(reason, of: "because", mayBeEmpty: true)
        if let there = QuietHours.disturbs(phone, at: tx.now, else: own) {
            guard !reason.isEmpty else { throw DialRefusal.quietHours(hour: there.hour, minute: there.minute) }
            try record(phone, id, ["reason": .text(reason)])
        }
        try CallWishes(tx, member).dial(phone, about: id)
    }

    /// Somebody dials by the keys of their phone, which asks for no reason: at such an hour that is on record all the same.
    func noteKeys(_ phone: PhoneNumber, own: Zone) throws {
        guard QuietHours.disturbs(phone, at: tx.now, else: own) != nil else { return }
        try record(phone, nil, ["by_keys": true])
    }

    private func record(_ phone: PhoneNumber, _ id: Case.ID?, _ data: [String: Fact]) throws {
        let about = try id.flatMap { try tx.findCase($0, visibleTo: member)?.client }
        guard let client = try about ?? tx.findByPoint(.phone, phone.e164, visibleTo: member).first?.client.id else {
            return
        }
        let event = Event(
            "client.disturbed",
            of: Event.Subject(.client, client),
            client: client.rawValue,
            data: data
        )
        try tx.record(event, by: member.actor)
    }
}

package enum DialRefusal: Refusal, Equatable {
    /// What the clock shows where the one is who would be called.
    case quietHours(hour: Int, minute: Int)
    case notANumber

    package var standing: Standing {
        switch self {
        case .quietHours: .conflict
        case .notANumber: .invalid
        }
    }

    package var reason: TextKey {
        switch self {
        case .quietHours: "refusal.dial.quiet-hours"
        case .notANumber: "refusal.dial.not-a-number"
        }
    }

    package var details: [String: String] {
        switch self {
        case .quietHours(let hour, let minute): ["time": "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"]
        case .notANumber: [:]
        }
    }
}
