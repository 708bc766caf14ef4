import Foundation

/// Makes events of what comes over the wire. Nothing that comes can stop it.
package struct EventReader: Sendable {
    package init() {}

    package enum Outcome: Sendable {
        case event(AriEvent)
        /// Not an event, or one that lacks what its kind must have. With the decoder's words.
        case malformed(String)
    }

    package func read(_ bytes: some Collection<UInt8>) -> Outcome {
        do { return .event(try JSONDecoder().decode(AriEvent.self, from: Data(bytes))) } catch {
            return .malformed("\(error)")
        }
    }
}
