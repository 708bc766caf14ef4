import Basics
import Clients
import Desk
import Foundation
import People

/// When a rule fires: all that is asked must hold; what is empty is not asked.
package struct Condition: Sendable, Hashable, Codable {
    package var channels: Set<ContactChannel> = []
    /// Of the sender: whole addresses, or the part from the @ on.
    package var addresses: [String] = []
    /// To which it was written, in the same two ways: the mailbox's own or one that leads there.
    package var writtenTo: [String] = []
    /// One of these stands in the subject or the text: words in this order in any of their forms, or as they are between quotation
    /// marks, or their beginnings with a star behind.
    package var words: [String] = []
    package var client: Client.ID?
    /// On the client's card.
    package var clientTag: String?
    package var language: Language?
    package var hours: Hours?

    package init() {}

    package typealias Hours = WeekHours

    package var isEmpty: Bool { self == Condition() }

    /// What an older edition did not know is not asked.
    package init(from decoder: any Decoder) throws {
        let stored = try decoder.container(keyedBy: CodingKeys.self)
        channels = try stored.decodeIfPresent(Set<ContactChannel>.self, forKey: .channels) ?? []
        addresses = try stored.decodeIfPresent([String].self, forKey: .addresses) ?? []
        writtenTo = try stored.decodeIfPresent([String].self, forKey: .writtenTo) ?? []
        words = try stored.decodeIfPresent([String].self, forKey: .words) ?? []
        client = try stored.decodeIfPresent(Client.ID.self, forKey: .client)
        clientTag = try stored.decodeIfPresent(String.self, forKey: .clientTag)
        language = try stored.decodeIfPresent(Language.self, forKey: .language)
        hours = try stored.decodeIfPresent(Hours.self, forKey: .hours)
    }

    init(stored text: String) throws {
        self = try JSONDecoder().decode(Condition.self, from: Data(text.utf8))
    }

    var stored: String {
        get throws { try JSON.text(of: self) }
    }
}

/// What a rule does.
package struct Act: Sendable, Hashable, Codable {
    package var department: Department.ID?
    package var priority: Case.Priority?
    package var tag: String?
    package var owner: Person.ID?
    /// Answered by the program, once, when a person has written by mail.
    package var reply: Template.ID?

    package init() {}

    package var isEmpty: Bool { self == Act() }

    init(stored text: String) throws {
        self = try JSONDecoder().decode(Act.self, from: Data(text.utf8))
    }

    var stored: String {
        get throws { try JSON.text(of: self) }
    }
}

private enum JSON {
    static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
