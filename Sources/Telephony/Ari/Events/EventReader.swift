import Foundation

/// Makes events of what comes over the wire. Nothing that comes can stop it.
package struct EventReader: Sendable {
    package init() {}

    package enum Outcome: Sendable {
        case event(AriEvent)
        /// A variable of a channel that says nothing to us, as most are: two dozen a call.
        case variable
        /// Not an event, or one that lacks what its kind must have. With the decoder's words.
        case malformed(String)
    }

    package func read(_ bytes: some Collection<UInt8>) -> Outcome {
        if bytes.contains(text: Self.ofVariable), !bytes.contains(text: Self.ofQuality) { return .variable }
        do { return .event(try JSONDecoder().decode(AriEvent.self, from: Data(bytes))) } catch {
            return .malformed("\(error)")
        }
    }

    // Keys, so that nothing that anybody may call themselves can look like them.
    private static let ofVariable = Array(#""type":"ChannelVarset""#.utf8)
    private static let ofQuality = Array(#""variable":"\#(SoundQuality.variable)""#.utf8)
}

extension Collection<UInt8> {
    /// Reading these bytes as JSON would take a hundred times as long.
    fileprivate func contains(text: [UInt8]) -> Bool {
        let found = withContiguousStorageIfAvailable { bytes in
            guard let start = bytes.baseAddress, let first = text.first, bytes.count >= text.count else { return false }
            var place = 0
            while place <= bytes.count - text.count {
                guard let next = memchr(start + place, Int32(first), bytes.count - text.count - place + 1) else {
                    return false
                }
                if memcmp(next, text, text.count) == 0 { return true }
                place = UnsafeRawPointer(start).distance(to: next) + 1
            }
            return false
        }
        return found ?? false
    }
}
