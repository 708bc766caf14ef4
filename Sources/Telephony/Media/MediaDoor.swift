import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix

/// Where the sound of an exchange's channels is fetched and brought (Asterisk's chan_websocket).
package struct MediaDoor: Sendable {
    private let place: ExchangePlace
    private let patience: LinePatience
    private let group: any EventLoopGroup

    package init(
        to place: ExchangePlace,
        patience: LinePatience = LinePatience(),
        on group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) {
        self.place = place
        self.patience = patience
        self.group = group
    }

    /// Carries the sound of a channel that rings as a page, until it ends.
    /// - Parameter begin: called when it is there.
    /// - Throws: when it could not be reached, or was torn off; not when it ends.
    package func carry(
        _ line: SoundLine,
        begin: @Sendable () async -> Void = {}
    ) async throws(TelephonyFault) {
        let key = try await key(of: line.channel)
        let socket = try await ExchangeSocket.open(
            .sound(key, at: place),
            at: place,
            patience: patience.connecting,
            on: group
        )
        do { try await line.carry(over: socket, begin: begin) } catch { throw TelephonyFault(of: error) }
    }

    /// Ends a channel that is not to be answered.
    package func decline(_ channel: ChannelID, because cause: HangupCause) async throws(TelephonyFault) {
        try await sender.send(ExchangeRequest.hangUp(channel, cause).form(for: place.application))
    }

    private var sender: RequestSender {
        RequestSender(place: place, client: .shared, patience: patience.answering)
    }

    private struct Variable: Decodable {
        let value: String
    }

    /// What the exchange calls the way to a channel's sound. One that is to be rung may be heard of before it is there.
    private func key(of channel: ChannelID) async throws(TelephonyFault) -> String {
        let end = ContinuousClock.now + patience.connecting
        while true {
            do {
                return try await sender.read(
                    ["channels", channel.text, "variable"],
                    [("variable", "MEDIA_WEBSOCKET_CONNECTION_ID")],
                    as: Variable.self
                ).value
            } catch {
                guard error.isWorthAnotherTry, ContinuousClock.now < end, !Task.isCancelled else { throw error }
                // Ends early when cancelled.
                try? await Task.sleep(for: .milliseconds(30))
            }
        }
    }
}

extension TelephonyFault {
    /// The channel may not be there yet; or the exchange had just closed an idle connection.
    fileprivate var isWorthAnotherTry: Bool {
        if case .brokenOff = self { true } else { isTooLate }
    }
}

extension ExchangeSocket.Wish {
    /// The way to a channel's sound lies beside ARI.
    fileprivate static func sound(_ key: String, at place: ExchangePlace) -> Self {
        let root = place.prefix.hasSuffix("/ari") ? String(place.prefix.dropLast(4)) : place.prefix
        return Self(
            target: root + HTTPForm(.get, ["media", key]).target,
            headers: ["Sec-WebSocket-Protocol": "media"],
            largestFrame: 1 << 16
        )
    }
}
