import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket

/// The WebSocket over which the exchange tells what happens.
enum EventSocket {
    typealias Frames = NIOAsyncChannel<WebSocketFrame, WebSocketFrame>

    private enum Upgrade: Sendable {
        case done(Frames)
        case declined
    }

    static func open(
        _ place: ExchangePlace,
        patience: Duration,
        on group: any EventLoopGroup
    ) async throws(TelephonyFault) -> Frames {
        let upgrade: Upgrade
        do {
            upgrade = try await ClientBootstrap(group: group)
                .connectTimeout(TimeAmount(patience))
                .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                .connect(host: place.host, port: place.port) { channel in
                    channel.eventLoop.makeCompletedFuture { try prepare(channel, for: place) }
                }
                .get()
        } catch { throw TelephonyFault(of: error) }
        switch upgrade {
        case .done(let frames): return frames
        case .declined: throw .notAnExchange("no WebSocket at \(place)")
        }
    }

    private static func prepare(_ channel: any NIOCore.Channel, for place: ExchangePlace) throws -> EventLoopFuture<
        Upgrade
    > {
        let pipeline = channel.pipeline.syncOperations
        if place.scheme == .https {
            let context = try NIOSSLContext(configuration: .makeClientConfiguration())
            try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: place.host))
        }
        let upgrader = NIOTypedWebSocketClientUpgrader<Upgrade>(maxFrameSize: largestFrame) { channel, _ in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(
                    NIOWebSocketFrameAggregator(
                        minNonFinalFragmentSize: 0,
                        maxAccumulatedFrameCount: 1000,
                        maxAccumulatedFrameSize: largestFrame
                    )
                )
                return .done(try Frames(wrappingChannelSynchronously: channel))
            }
        }
        return try pipeline.configureUpgradableHTTPClientPipeline(
            configuration: .init(
                upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration(
                    upgradeRequestHead: head(for: place),
                    upgraders: [upgrader],
                    notUpgradingCompletionHandler: { $0.eventLoop.makeSucceededFuture(.declined) }
                )
            )
        )
    }

    private static func head(for place: ExchangePlace) -> HTTPRequestHead {
        var headers = HTTPHeaders()
        headers.add(name: "Host", value: "\(place.host):\(place.port)")
        headers.add(name: "Authorization", value: place.authorization)
        let target = HTTPForm(.get, ["events"], [("app", place.application), ("subscribeAll", "false")]).target
        return HTTPRequestHead(version: .http1_1, method: .GET, uri: place.prefix + target, headers: headers)
    }

    /// In bytes; an event of a bridge with hundreds of members takes tens of thousands.
    private static let largestFrame = 4 << 20
}
