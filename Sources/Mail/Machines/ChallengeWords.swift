/// Letters in which a program wants a sender to prove themselves before it lets their letter through.
enum ChallengeWords {
    /// Longer letters are written by people who quote such a one.
    private static let longest = 6000

    static func challenge(_ letter: Letter) -> Bool {
        guard letter.text.utf8.count < longest, link.stand(in: letter.text) else { return false }
        let words = letter.text.lowercased().unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
        return phrases.stand(in: words.map { String($0) }.joined(separator: " "))
    }

    private static let link = Phrases(["http", "Http", "HTTP"])

    private static let phrases = Phrases([
        "address added to the recipient's allowed list", "on my boxbe guest list", "on my guest list",
        "account is protected by",
        "confirm that you are a real person", "confirm that you are not a spammer", "prove that you are human",
        "verify that you are a human", "one-time verification", "sender verification", "your message is being held",
        "before your message can be delivered", "to release your message", "подтвердите, что вы не робот",
        "подтвердить, что вы человек", "ваше письмо ожидает подтверждения", "чтобы ваше письмо было доставлено",
    ])
}
