import Basics
import Events
import People
import Store
import Telephony

/// A telephone of somebody of the staff, known to the exchange by its extension.
package struct Phone: Sendable, Hashable {
    package typealias ID = Basics.ID<Phone>

    package let id: ID
    package let person: Person.ID
    package let `extension`: Extension
    package let name: String
    package let kind: Kind
    package let removed: Moment?

    package enum Kind: String, CaseIterable, Codable, Sendable, Storable {
        /// Any telephone or program that speaks SIP.
        case desk
        /// A page of ours, for as long as it is open (`Softphone`).
        case browser
    }

    package var eventSubject: Event.Subject { Event.Subject(.phone, id) }

    /// As the exchange rings it.
    package var endpoint: Endpoint? {
        switch kind {
        case .desk: .phone(`extension`.digits)
        case .browser: .browser(`extension`.digits)
        }
    }

    /// So many belong to one person at most.
    static let mostPerPerson = 5
}

/// By which digits a phone is called inside the house.
package struct Extension: Sendable, Hashable, Comparable {
    package let digits: String

    /// - Returns: nil for what are not three to six digits, or begins with a zero, by which many exchanges reach outside.
    package init?(_ text: String) {
        guard (3...6).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            text.first != "0"
        else { return nil }
        digits = text
    }

    init(number: Int) {
        digits = String(number)
    }

    package static func < (one: Self, other: Self) -> Bool {
        (one.digits.count, one.digits) < (other.digits.count, other.digits)
    }

    /// The first that is free, from 101 on.
    static func free(besides taken: Set<Extension>) -> Extension {
        var number = 101
        while taken.contains(Extension(number: number)) { number += 1 }
        return Extension(number: number)
    }
}

extension Extension: Storable {
    package var stored: SQLValue { .text(digits) }

    package static func load(from columns: any Columns, at index: Int) throws -> Extension {
        guard let value = Extension(columns.text(at: index)) else {
            throw UnreadableColumn(index: index, wanted: "Extension")
        }
        return value
    }
}

package enum PhoneRefusal: Refusal, Equatable {
    case notFound
    case extensionTaken
    case extensionUnfit
    case tooMany
    /// The link is too old, was replaced, or never was one.
    case linkOver

    package var standing: Standing {
        switch self {
        case .notFound, .linkOver: .notFound
        case .tooMany: .conflict
        case .extensionTaken, .extensionUnfit: .invalid
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.phone.not-found"
        case .extensionTaken: "refusal.phone.extension-taken"
        case .extensionUnfit: "refusal.phone.extension-unfit"
        case .tooMany: "refusal.phone.too-many"
        case .linkOver: "refusal.phone.link-over"
        }
    }

    package var details: [String: String] { self == .tooMany ? ["most": "\(Phone.mostPerPerson)"] : [:] }

    package var field: String? {
        self == .extensionTaken || self == .extensionUnfit ? "extension" : nil
    }
}
