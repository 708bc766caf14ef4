/// An expected "no": the request was understood and is declined for a reason that the asker can act on.
/// Whatever is thrown and is not a `Refusal` is a fault of ours.
package protocol Refusal: Error, Sendable {
    /// What sort of "no" it is; decides the HTTP status.
    var standing: Standing { get }
    /// The sentence for the person.
    var reason: TextKey { get }
    /// What the sentence has gaps for, by name.
    var details: [String: String] { get }
    /// The field of the form or of the JSON body that is to be mended, if it is one.
    var field: String? { get }
}

extension Refusal {
    package var details: [String: String] { [:] }
    package var field: String? { nil }
}

/// The sorts of "no".
package enum Standing: Sendable {
    /// What was sent can't be right.
    case invalid
    /// Nobody is signed in, or the token is not good.
    case unauthenticated
    /// This person may not do it.
    case forbidden
    /// There is no such thing, or none that this person may know of.
    case notFound
    /// It contradicts what has happened since.
    case conflict
    /// Too much at once.
    case tooLarge
    /// Too often.
    case tooMany
    /// Not now: something that is needed is away.
    case unavailable
}

/// A field of what was sent that is missing or wrong.
package struct InvalidField: Refusal, Equatable {
    package let name: String
    package let reason: TextKey
    package let details: [String: String]

    package init(_ name: String, _ reason: TextKey, _ details: [String: String] = [:]) {
        self.name = name
        self.reason = reason
        self.details = details
    }

    package var standing: Standing { .invalid }
    package var field: String? { name }
}
