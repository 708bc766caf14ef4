import Basics

/// The shell's own ways to say no.
package enum ShellRefusal: Refusal, Equatable {
    case notFound
    case otherMethod(allowed: [String])
    case notSignedIn
    case badToken
    /// The form did not come from a page of ours, or from one that is too old.
    case forged
    case tooLarge
    case tooOften(seconds: Int)
    case goingDown
    /// The disk takes no more.
    case noRoom

    package var standing: Standing {
        switch self {
        case .notFound, .otherMethod: .notFound
        case .notSignedIn, .badToken: .unauthenticated
        case .forged: .forbidden
        case .tooLarge: .tooLarge
        case .tooOften: .tooMany
        case .goingDown, .noRoom: .unavailable
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.shell.not-found"
        case .otherMethod: "refusal.shell.other-method"
        case .notSignedIn: "refusal.shell.not-signed-in"
        case .badToken: "refusal.shell.bad-token"
        case .forged: "refusal.shell.forged"
        case .tooLarge: "refusal.shell.too-large"
        case .tooOften: "refusal.shell.too-often"
        case .goingDown: "refusal.shell.going-down"
        case .noRoom: "refusal.shell.no-room"
        }
    }

    package var details: [String: String] {
        switch self {
        case .tooOften(let seconds): ["seconds": String(seconds)]
        case .otherMethod(let allowed): ["methods": allowed.joined(separator: ", ")]
        default: [:]
        }
    }
}

/// What was sent is not even well-formed; answered with 400.
package enum MalformedRequest: Refusal, Equatable {
    /// Broken percent-encoding or UTF-8 in the address.
    case address
    /// The same in a form.
    case form
    case notJSON
    case unknownField(String)
    case missingField(String)
    case wrongType(String)

    package var standing: Standing { .invalid }

    package var reason: TextKey {
        switch self {
        case .address: "refusal.malformed.address"
        case .form: "refusal.malformed.form"
        case .notJSON: "refusal.malformed.json"
        case .unknownField: "refusal.malformed.unknown-field"
        case .missingField: "refusal.malformed.missing-field"
        case .wrongType: "refusal.malformed.wrong-type"
        }
    }

    package var field: String? {
        switch self {
        case .address, .form, .notJSON: nil
        case .unknownField(let name), .missingField(let name), .wrongType(let name): name
        }
    }

    package var details: [String: String] { field.map { ["field": $0] } ?? [:] }
}
