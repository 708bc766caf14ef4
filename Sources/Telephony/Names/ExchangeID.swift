import Basics

/// What the exchange knows one `Thing` by. For what is made at our wish we choose it ourselves, so that a wish that is told twice is
/// done once.
package struct ExchangeID<Thing>: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }
}

package typealias ChannelID = ExchangeID<Channel>
package typealias BridgeID = ExchangeID<Bridge>
package typealias PlaybackID = ExchangeID<Playback>
package typealias RecordingName = ExchangeID<Recording>

extension ExchangeID: TextCodable {
    package var description: String { text }
}

extension ExchangeID: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        self.init(text)
    }
}
