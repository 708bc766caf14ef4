/// The letter of ours that a report gives back, whole or its head only.
enum ReturnedLetter {
    private static let head = 64 * 1024

    static func messageID(in letter: OpenLetter) -> MessageID? {
        let returned = letter.letter.attachments.first {
            ["message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers"].contains($0.type.text)
        }
        guard let returned, let bytes = try? letter.beginning(returned.place, head) else { return nil }
        return messageID(in: String(decoding: bytes, as: UTF8.self))
    }

    /// From text that holds a head somewhere.
    static func messageID(in text: String) -> MessageID? {
        text.firstMatch(of: #/(?im)^message-id:\s*(<[^>\r\n]+>)/#).flatMap { MessageID(String($0.1)) }
    }
}
