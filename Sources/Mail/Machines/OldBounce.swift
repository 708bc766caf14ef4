import Foundation

/// Reads reports on delivery that are written for people, as programs did before RFC 3464 and some do still.
enum OldBounce {
    static func report(in letter: OpenLetter, _ signs: MachineSigns) -> DeliveryReport? {
        let content = letter.letter
        let named = content.head["X-Failed-Recipients"].map { addresses(in: $0) } ?? []
        guard !named.isEmpty || speaksOfFailure(content, signs) else { return nil }
        let (notice, returned) = parts(of: content.text)
        let found = named.isEmpty ? addresses(in: notice).filter { isForeign($0, to: content.head) } : named
        return DeliveryReport(
            recipients: found.map { recipient($0, in: notice) },
            messageID: ReturnedLetter.messageID(in: letter) ?? ReturnedLetter.messageID(in: returned)
        )
    }

    /// Both who sends and what is said must fit, so that a person who writes about a bounce is not taken for one.
    private static func speaksOfFailure(_ letter: Letter, _ signs: MachineSigns) -> Bool {
        guard signs.isFromMailSystem || signs.hasEmptySender || signs.isMultipartReport else { return false }
        let subject = letter.head.subject.lowercased()
        if subjects.contains(where: subject.contains) { return true }
        let words = letter.text.prefix(3000).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return phrases.contains { words.contains($0) }
    }

    /// The notice itself, and the letter that it gives back below.
    private static func parts(of text: String) -> (notice: String, returned: String) {
        guard let mark = text.firstMatch(of: returnedMark)?.range.lowerBound else { return (text, "") }
        return (String(text[..<mark]), String(text[mark...]))
    }

    private static func addresses(in text: String) -> [String] {
        var found: [String] = []
        for match in text.matches(of: #/[A-Za-z0-9._%+=\/!#$&'*?^`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/#) {
            let address = String(match.output)
            if !found.contains(address) { found.append(address) }
        }
        return found
    }

    private static func isForeign(_ address: String, to head: LetterHead) -> Bool {
        let local = address.prefix { $0 != "@" }.lowercased()
        let others = (head.to + head.from).map { $0.address.lowercased() }
        return !["postmaster", "mailer-daemon"].contains(local) && !others.contains(address.lowercased())
    }

    private static func recipient(_ address: String, in notice: String) -> DeliveryReport.Recipient {
        let reason = reason(for: address, in: notice)
        return DeliveryReport.Recipient(
            address: address,
            action: .failed,
            status: StatusCode(reason) ?? StatusCode(reply: reason) ?? StatusCode(5, 0, 0),
            reason: reason
        )
    }

    /// The reason stands behind the address, up to the next empty line.
    static func reason(for address: String, in notice: String) -> String {
        let words = notice.range(of: address).map { String(notice[$0.upperBound...]) } ?? notice
        let paragraph = words.firstMatch(of: #/\n[ \t]*\n/#).map { String(words[..<$0.range.lowerBound]) } ?? words
        let reason = paragraph.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .trimmingCharacters(in: CharacterSet(charactersIn: " :>)'\""))
        return String(reason.prefix(500))
    }

    // Regular expressions never change, though the compiler does not know.
    nonisolated(unsafe) private static let returnedMark =
        #/(?im)^(?:-{2,}.{0,80}(?:copy of|original message|returned message|unsent message|message header).{0,80}|return-path:.*|received: .*)$/#

    private static let subjects = [
        "undeliver", "not delivered", "delivery fail", "delivery failed", "delivery status notification",
        "returned mail",
        "failure notice", "mail system error", "delivery problem", "could not be delivered", "returned to sender",
        "mail failure",
        "delivery notification", "delivery error", "не доставлено", "недоставлен", "ошибка доставки", "возврат письма",
        "unzustellbar", "non remis", "no se puede entregar", "mancata consegna", "niedoręczenie",
    ]

    private static let phrases = [
        "could not be delivered", "did not reach the following recipient", "permanent fatal errors",
        "this is a permanent error",
        "i wasn't able to deliver your message", "delivery to the following recipient", "was not delivered to",
        "undeliverable", "unable to deliver", "couldn't be delivered", "no message collected", "не удалось доставить",
        "не может быть доставлено", "не было доставлено", "конечный получатель недоступен",
    ]
}
