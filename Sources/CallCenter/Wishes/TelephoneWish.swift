import Basics
import Desk
import People
import Store
import Telephony

/// What somebody asks of the telephone from their page.
package enum TelephoneWish: Sendable, Hashable, Codable {
    case call(CallID, CallWish)
    /// A caller who waits is to wait elsewhere.
    case move(CallID, to: CallQueue.ID)
    /// One who is talked with is to wait for somebody of another queue, before all others.
    case pass(CallID, to: CallQueue.ID)
    /// A caller who waits is to ring at the phone of the one who asks.
    case take(CallID)
    /// Somebody is to be called, by the phone of the one who asks.
    case dial(Dialling)

    /// The same, without what may be a card's number or a PIN; nil: there is nothing of the kind in it.
    var forgetful: TelephoneWish? {
        if case .call(let call, .press) = self { .call(call, .press(.forgotten)) } else { nil }
    }

    package var call: CallID? {
        switch self {
        case .call(let call, _), .move(let call, _), .pass(let call, _), .take(let call): call
        case .dial: nil
        }
    }
}

/// Who is to be called, and for what.
package struct Dialling: Sendable, Hashable, Codable {
    package let number: PhoneNumber
    package let about: Case.ID?

    package init(_ number: PhoneNumber, about: Case.ID? = nil) {
        self.number = number
        self.about = about
    }

    private enum CodingKeys: CodingKey {
        case number
        case about
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        number = PhoneNumber(stored: try container.decode(String.self, forKey: .number))
        about = try container.decodeIfPresent(Case.ID.self, forKey: .about)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(number.e164, forKey: .number)
        try container.encodeIfPresent(about, forKey: .about)
    }
}

/// A wish on its way to the node that has the exchange, or back from it.
package struct AskedWish: Sendable, Hashable {
    package typealias ID = Basics.ID<AskedWish>

    package let id: ID
    package let person: Person.ID
    package let wish: TelephoneWish
    package let asked: Moment
    package let state: State

    package enum State: Sendable, Hashable {
        case waiting
        case done
        case declined(WishTrouble)
    }

    /// One that is found later than this after it was asked is not what anybody wants any longer.
    static let patience: Duration = .seconds(10)
}

/// Why a wish could not be granted.
package enum WishTrouble: String, CaseIterable, Sendable, Codable, Storable {
    /// It was found too late: nobody had the exchange for a while.
    case late
    /// The call ended meanwhile.
    case noSuchCall = "no-such-call"
    /// It does not fit what the call is doing.
    case unfit
    case noPhone = "no-phone"
    /// Another call of theirs began meanwhile.
    case busy
    /// The program ended in the middle of it, so nobody knows.
    case interrupted

    package var words: TextKey { TextKey("call-wish.\(rawValue)") }
}

extension CallWish {
    /// Whom a wish lets come into a call: what only those may want who oversee the work of others.
    var isOverseers: Bool {
        switch self {
        case .listen, .whisper: true
        default: false
        }
    }

    /// What the distribution of calls alone may want.
    var isTheHouses: Bool {
        switch self {
        case .ring, .say, .offer, .withdraw: true
        default: false
        }
    }

    /// The phone that is to come into the call.
    var phone: Endpoint? {
        switch self {
        case .consult(let endpoint, _), .transfer(let endpoint, _), .listen(let endpoint, _, _): endpoint
        default: nil
        }
    }

    /// As the journal names it.
    var name: String {
        switch self {
        case .ring: "ring"
        case .say: "say"
        case .offer: "offer"
        case .withdraw: "withdraw"
        case .hold: "hold"
        case .retrieve: "retrieve"
        case .consult: "consult"
        case .swap: "swap"
        case .conference: "conference"
        case .complete: "complete"
        case .cancel: "cancel"
        case .transfer: "transfer"
        case .requeue: "requeue"
        case .declineTransfer: "decline-transfer"
        case .listen: "listen"
        case .whisper(.nobody): "listen"
        case .whisper: "whisper"
        case .press: "press"
        case .pauseRecording: "pause-recording"
        case .resumeRecording: "resume-recording"
        case .hangUp: "hang-up"
        case .wrapUpDone: "wrap-up-done"
        }
    }
}
