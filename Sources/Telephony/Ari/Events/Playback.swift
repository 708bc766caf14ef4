/// Something that is being said to a channel.
package struct Playback: Hashable, Sendable {
    package let id: PlaybackID
    package let wasHeard: Bool
}

extension Playback: Decodable {
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        id = PlaybackID(try fields.decode(String.self, forKey: .id))
        wasHeard = try fields.decodeIfPresent(String.self, forKey: .state) != "failed"
    }

    private enum Field: CodingKey { case id, state }
}
