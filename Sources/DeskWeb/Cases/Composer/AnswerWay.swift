import Basics
import Clients
import Desk
import Pages

/// A way in which an answer can go: a channel and, where it needs one, an address of the client.
struct AnswerWay: Sendable, Hashable {
    let channel: ContactChannel
    let point: ContactPoint?

    /// As the form sends it.
    var value: String { point.map { "\(channel.rawValue)-\($0.id)" } ?? channel.rawValue }

    func label(_ w: Wording) -> String {
        let way = w(TextKey("case.answer.via.\(channel.rawValue)"), ["address": point?.shown ?? ""])
        return point?.undeliverable == nil ? way : "\(way) · \(w("client.point.undeliverable"))"
    }

    /// All ways to this client, those of the contact who wrote first.
    static func offered(_ points: [ContactPoint], contact: Contact.ID?, chats: Bool = false) -> [AnswerWay] {
        let known = points.filter { $0.contact == contact } + points.filter { $0.contact != contact }
        func ways(_ kind: ContactPoint.Kind, _ channel: ContactChannel) -> [AnswerWay] {
            known.filter { $0.kind == kind }.map { AnswerWay(channel: channel, point: $0) }
        }
        return (chats ? [AnswerWay(channel: .chat, point: nil)] : []) + ways(.email, .email) + [
            AnswerWay(channel: .portal, point: nil)
        ] + ways(.phone, .message)
            + [AnswerWay(channel: .phone, point: nil), AnswerWay(channel: .meeting, point: nil)]
            + ways(.postal, .letter)
    }

    /// The way by which the client came, or the nearest to it.
    static func likeliest(_ offered: [AnswerWay], after last: ContactChannel) -> AnswerWay? {
        let wishes: [ContactChannel] =
            switch last {
            case .email, .web, .meeting: [.email, .portal]
            case .chat: [.chat, .portal]
            case .portal: [.portal]
            case .phone: [.phone]
            case .message: [.message, .portal]
            case .letter, .fax: [.letter, .email]
            }
        return wishes.lazy.compactMap { wish in offered.first { $0.channel == wish } }.first ?? offered.first
    }
}

/// What the form said.
struct ChosenWay: LosslessStringConvertible {
    let channel: ContactChannel
    let point: ContactPoint.ID?

    init?(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 1)
        guard let word = parts.first, let channel = ContactChannel(rawValue: String(word)) else { return nil }
        self.channel = channel
        point = parts.count > 1 ? ContactPoint.ID(String(parts[1])) : nil
    }

    var description: String { point.map { "\(channel.rawValue)-\($0)" } ?? channel.rawValue }
}
