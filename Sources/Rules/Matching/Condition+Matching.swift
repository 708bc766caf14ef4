import Basics
import Clients

extension Condition {
    package func matches(_ newcomer: Newcomer) -> Bool {
        (channels.isEmpty || channels.contains(newcomer.channel))
            && (client == nil || client == newcomer.client)
            && (clientTag.map { newcomer.clientTags.contains(Tag.key(of: $0)) } ?? true)
            && (language == nil || language == newcomer.language)
            && (addresses.isEmpty || addresses.contains { Self.isFrom($0, newcomer.address) })
            && (writtenTo.isEmpty || writtenTo.contains { to in newcomer.writtenTo.contains { Self.isFrom(to, $0) } })
            && (hours == nil || hours?.contains(newcomer.at) == true)
            && (words.isEmpty || Self.says(words, newcomer))
    }

    private static func isFrom(_ wanted: String, _ address: String?) -> Bool {
        guard let address else { return false }
        let wanted = wanted.lowercased()
        return wanted.hasPrefix("@") ? address.hasSuffix(wanted) : address == wanted
    }

    private static func says(_ phrases: [String], _ newcomer: Newcomer) -> Bool {
        let found = FoundText()
        return phrases.contains { newcomer.said.contains(Phrase($0, found)) }
    }
}
