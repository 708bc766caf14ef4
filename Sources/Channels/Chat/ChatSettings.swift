import Basics
import Clients
import Events
import Foundation
import People
import Store

/// Whether clients can chat, when somebody is there, and what is said to them.
package struct ChatSettings: Sendable, Hashable, Codable {
    package var isOn: Bool
    /// When somebody answers at once; nil: always.
    package var hours: WeekHours?
    /// Said first, by language; where it is missing, the words that Highrock comes with.
    package var greeting: [String: String]
    /// Said instead while nobody is there.
    package var away: [String: String]

    package init(
        isOn: Bool = false,
        hours: WeekHours? = nil,
        greeting: [String: String] = [:],
        away: [String: String] = [:]
    ) {
        self.isOn = isOn
        self.hours = hours
        self.greeting = greeting
        self.away = away
    }

    package func isThere(at moment: Moment) -> Bool { hours?.contains(moment) ?? true }

    static let setting = "chat"
    static let longest = 500
}

extension Snapshot {
    package func chatSettings() throws -> ChatSettings {
        guard let text = try setting(ChatSettings.setting) else { return ChatSettings() }
        return try JSONDecoder().decode(ChatSettings.self, from: Data(text.utf8))
    }
}

extension ChatSettings {
    /// Keeps them.
    package func keep(in tx: Transaction, by member: Member) throws {
        try member.require(.changeSettings)
        var wish = self
        wish.greeting = try greeting.compactMapValues(Self.checked)
        wish.away = try away.compactMapValues(Self.checked)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try tx.set(Self.setting, to: String(decoding: try encoder.encode(wish), as: UTF8.self))
        let facts: [String: Fact] = ["on": .truth(isOn)]
        try tx.record(Event("chat.changed", of: .init(kind: .system, rawValue: 0), data: facts), by: member.actor)
    }

    private static func checked(_ text: String) throws -> String? {
        let text = try Wording.text(text, of: "greeting", atMost: longest, mayBeEmpty: true)
        return text.isEmpty ? nil : text
    }
}
