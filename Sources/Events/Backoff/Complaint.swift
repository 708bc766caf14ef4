import Basics

/// What is kept of an error for the people who look after the house; never its whole text, which can be long.
package enum Complaint {
    static let longest = 500

    package static func text(of error: any Error) -> String {
        let text = (error as? any Refusal).map { "\($0.reason.name) \($0.details)" } ?? String(describing: error)
        return String(text.prefix(longest))
    }
}
