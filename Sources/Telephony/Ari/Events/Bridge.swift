import Basics

/// A room in which channels hear one another, or music.
package struct Bridge: Hashable, Sendable {
    package let id: BridgeID
    package let name: String
    package let members: [ChannelID]
}

/// What happens in a room.
package enum BridgeKind: String, Sendable, Codable {
    /// All hear all.
    case mixing
    /// Each hears music and nobody else.
    case holding
}

extension Bridge: Decodable {
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        id = BridgeID(try fields.decode(String.self, forKey: .id))
        name = try fields.decodeIfPresent(String.self, forKey: .name) ?? ""
        members = try (fields.decodeIfPresent([String].self, forKey: .channels) ?? []).map(ChannelID.init(_:))
    }

    private enum Field: CodingKey { case id, name, channels }
}
