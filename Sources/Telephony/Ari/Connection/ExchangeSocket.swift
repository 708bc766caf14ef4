import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket

/// A WebSocket to the exchange.
enum ExchangeSocket {
    typealias Frames = NIOAsyncChannel<WebSocketFrame, WebSocketFrame>

    private enum Upgrade: Sendable {
        case done(Frames)
        case declined
    }

    /// What is asked for.
    struct Wish: Sendable {
        /// The path with all that belongs to it.
        let target: String
        var headers: HTTPHeaders = [:]
        /// In bytes.
        let largestFrame: Int
    }

    static func open(
        _ wish: Wish,
        at place: ExchangePlace,
        patience: Duration,
        on group: any EventLoopGroup
    ) async throws(TelephonyFault) -> Frames {
        let upgrade: Upgrade
        do {
            upgrade = try await ClientBootstrap(group: group)
                .connectTimeout(TimeAmount(patience))
                .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                .connect(host: place.host, port: place.port) { channel in
                    channel.eventLoop.makeCompletedFuture { try prepare(channel, for: wish, at: place) }
                }
                .get()
        } catch { throw TelephonyFault(of: error) }
        switch upgrade {
        case .done(let frames): return frames
        case .declined: throw .notAnExchange("no WebSocket at \(place)")
        }
    }

    private static func prepare(
        _ channel: any NIOCore.Channel,
        for wish: Wish,
        at place: ExchangePlace
    ) throws -> EventLoopFuture<Upgrade> {
        let pipeline = channel.pipeline.syncOperations
        if place.scheme == .https {
            let context = try NIOSSLContext(configuration: .makeClientConfiguration())
            try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: place.host))
        }
        let upgrader = NIOTypedWebSocketClientUpgrader<Upgrade>(maxFrameSize: wish.largestFrame) { channel, _ in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(
                    NIOWebSocketFrameAggregator(
                        minNonFinalFragmentSize: 0,
                        maxAccumulatedFrameCount: 1000,
                        maxAccumulatedFrameSize: wish.largestFrame
                    )
                )
                return .done(try Frames(wrappingChannelSynchronously: channel))
            }
        }
        var configuration = NIOUpgradableHTTPClientPipelineConfiguration(
            upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration(
                upgradeRequestHead: head(for: wish, at: place),
                upgraders: [upgrader],
                notUpgradingCompletionHandler: { $0.eventLoop.makeSucceededFuture(.declined) }
            )
        )
        // What comes in one piece with the answer is told, too.
        configuration.leftOverBytesStrategy = .forwardBytes
        return try pipeline.configureUpgradableHTTPClientPipeline(configuration: configuration)
    }

    private static func head(for wish: Wish, at place: ExchangePlace) -> HTTPRequestHead {
        var headers = wish.headers
        headers.add(name: "Host", value: "\(place.host):\(place.port)")
        return HTTPRequestHead(version: .http1_1, method: .GET, uri: wish.target, headers: headers)
    }

    /// What a client says is masked (RFC 6455, 5.3).
    static func frame(_ opcode: WebSocketOpcode, _ data: ByteBuffer) -> WebSocketFrame {
        WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(), data: data)
    }
}

extension ExchangeSocket.Wish {
    /// To be told what happens.
    static func events(at place: ExchangePlace) -> Self {
        let target = HTTPForm(.get, ["events"], [("app", place.application), ("subscribeAll", "false")]).target
        return Self(
            target: place.prefix + target,
            headers: ["Authorization": place.authorization],
            // An event of a bridge with hundreds of members takes tens of thousands.
            largestFrame: 4 << 20
        )
    }
}
