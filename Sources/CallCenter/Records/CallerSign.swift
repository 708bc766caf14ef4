import Basics
import Clients
import Telephony

/// By what the other side of a call is known.
enum CallerSign: Hashable, Sendable {
    case number(PhoneNumber)
    /// Something that is no number anywhere, but the same each time.
    case odd(String)
    case hidden

    init(_ name: CallerName) {
        let text = name.number.trimmed
        if text.isEmpty || Self.hiding.contains(text.lowercased()) {
            self = .hidden
        } else if text.filter(\.isNumber).count >= Self.fewestDigits, let number = PhoneNumber(text) {
            self = .number(number)
        } else {
            self = .odd(text)
        }
    }

    /// What exchanges say where a number would stand.
    private static let hiding: Set = ["anonymous", "restricted", "private", "unavailable", "unknown", "withheld", "s"]
    /// Fewer are a number inside some exchange.
    private static let fewestDigits = 7

    var phone: PhoneNumber? {
        if case .number(let phone) = self { phone } else { nil }
    }
}

extension CallRecord {
    /// The other side as one who is looked for among the clients (SPEC W5).
    /// - Parameter hidden: how one is called who shows nothing. All of those are on one card, or each call would leave one that nobody ever
    ///   finds again.
    func sender(hidden: String) throws -> KnownSender {
        switch CallerSign(outsider) {
        case .number(let number): try Sender(name: tellingName, phone: number.e164).read()
        case .odd(let text): KnownSender(unreachable: tellingName.isEmpty ? text : tellingName, mark: "caller \(text)")
        case .hidden: KnownSender(unreachable: hidden, mark: "hidden caller")
        }
    }

    /// The name that came along, where it is one: many exchanges repeat the number.
    private var tellingName: String {
        let words = outsider.name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.contains(where: \.isLetter) && CallerSign(CallerName(name: "", number: words)) != .hidden
            ? words : ""
    }
}
