import Basics

/// One end of a conversation, as the exchange tells of it.
package struct Channel: Hashable, Sendable {
    package let id: ChannelID
    package let name: String
    package let state: ChannelState
    /// What it was given when it entered the application: tells, after a while away, what it was for.
    package let arguments: [String]
    package let caller: CallerName
    package let dialled: String
    /// Whether it is with our application.
    package let isOurs: Bool
    package let created: Moment?
}

extension Channel {
    /// The phone that it is of, as the exchange has made sure: `PJSIP/201-0000001f` is one channel of `PJSIP/201`.
    package var endpoint: Endpoint? {
        name.lastIndex(of: "-").flatMap { Endpoint(String(name[..<$0])) }
    }
}

/// Asterisk's words for how far a channel has come.
package enum ChannelState: String, Sendable, Codable {
    case down = "Down"
    case reserved = "Rsrvd"
    case offHook = "OffHook"
    case dialing = "Dialing"
    case ring = "Ring"
    case ringing = "Ringing"
    case up = "Up"
    case busy = "Busy"
    case other
}

/// Who calls, as the exchange was told; neither part is to be trusted.
package struct CallerName: Hashable, Sendable, Codable {
    package let name: String
    package let number: String

    /// Both are cut to what fits a line: names of any length come in.
    package init(name: String, number: String) {
        self.name = Self.oneLine(name)
        self.number = Self.oneLine(number)
    }

    package static let longest = 80

    private static func oneLine(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }).prefix(
                longest
            )
        )
    }
}

extension Channel: Decodable {
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        id = ChannelID(try fields.decode(String.self, forKey: .id))
        name = try fields.decodeIfPresent(String.self, forKey: .name) ?? ""
        state = (try fields.decodeIfPresent(String.self, forKey: .state)).flatMap(ChannelState.init) ?? .other
        let caller = try? fields.nestedContainer(keyedBy: Field.self, forKey: .caller)
        self.caller = CallerName(
            name: (try caller?.decodeIfPresent(String.self, forKey: .name)) ?? "",
            number: (try caller?.decodeIfPresent(String.self, forKey: .number)) ?? ""
        )
        let dialplan = try? fields.nestedContainer(keyedBy: Field.self, forKey: .dialplan)
        dialled = (try dialplan?.decodeIfPresent(String.self, forKey: .exten)) ?? ""
        // The first is the application's name.
        let given = (try dialplan?.decodeIfPresent(String.self, forKey: .applicationData)) ?? ""
        arguments = given.split(separator: ",", omittingEmptySubsequences: false).dropFirst().map(String.init)
        isOurs = (try dialplan?.decodeIfPresent(String.self, forKey: .applicationName)) == "Stasis"
        created = (try fields.decodeIfPresent(String.self, forKey: .created)).flatMap(Moment.init(ari:))
    }

    private enum Field: String, CodingKey {
        case id, name, state, caller, number, dialplan, exten
        case applicationName = "app_name"
        case applicationData = "app_data"
        case created = "creationtime"
    }
}
