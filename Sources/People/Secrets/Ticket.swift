import Basics
import Foundation

/// Something that the house gives out to get it back unchanged a little later (between the two steps of signing in, say),
/// without keeping it: sealed, for one purpose, and good for some minutes.
package struct Ticket: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }
}

struct TicketOffice: Sendable {
    let box: SecretBox
    let purpose: String
    let validity: Duration

    func issue(_ content: some Codable, at now: Moment) throws -> Ticket {
        let sheet = Sheet(expires: (now + validity).milliseconds, content: content)
        let sealed = try box.seal(Array(try JSONEncoder().encode(sheet)), for: purpose)
        return Ticket(Data(sealed).base64EncodedString())
    }

    /// - Returns: nil when it is not ours, for something else, or too old.
    func accept<Content: Codable>(_ ticket: Ticket, as type: Content.Type = Content.self, at now: Moment) -> Content? {
        guard let sealed = Data(base64Encoded: ticket.text),
            let bytes = try? box.open(Array(sealed), for: purpose),
            let sheet = try? JSONDecoder().decode(Sheet<Content>.self, from: Data(bytes)),
            now.milliseconds < sheet.expires
        else { return nil }
        return sheet.content
    }
}

private struct Sheet<Content: Codable>: Codable {
    let expires: Int64
    let content: Content
}
