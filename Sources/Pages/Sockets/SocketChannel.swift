import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOWebSocket
import Synchronization

/// A connection that asks for pages, as Hummingbird's own does, or becomes a WebSocket with its first request.
struct SocketChannel: HTTPChannelHandler {
    let responder: Responder
    let door: SocketDoor

    typealias Pages = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>
    typealias Frames = NIOAsyncChannel<WebSocketFrame, WebSocketFrame>

    enum Use: Sendable {
        case pages(Pages)
        case talk(Frames, SocketDoor.Guest)
    }

    struct Value: ServerChildChannelValue {
        let channel: any Channel
        let use: EventLoopFuture<Use>
    }

    /// In bytes: a frame of sound is a twentieth of it.
    static let largestFrame = 16 * 1024

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            let guest = Admitted()
            var configuration = NIOUpgradableHTTPServerPipelineConfiguration(
                upgradeConfiguration: NIOTypedHTTPServerUpgradeConfiguration(
                    upgraders: [upgrader(guest)],
                    notUpgradingCompletionHandler: { channel in
                        channel.eventLoop.makeCompletedFuture { try Self.servePages(channel, logger) }
                    }
                )
            )
            configuration.enablePipelining = false
            configuration.enableResponseHeaderValidation = false
            let use = try pipeline.configureUpgradableHTTPServerPipeline(configuration: configuration)
            let decision = try pipeline.handler(type: NIOTypedHTTPServerUpgradeHandler<Use>.self)
            try pipeline.addHandler(OtherUpgrades(paths: door.paths), position: .before(decision))
            try pipeline.addHandler(ShutdownHandler())
            return Value(channel: channel, use: use)
        }
    }

    func handle(value: Value, logger: Logger) async {
        do {
            switch try await value.use.get() {
            case .pages(let pages): await handleHTTP(asyncChannel: pages, logger: logger)
            case .talk(let frames, let guest): try await talk(frames, guest)
            }
        } catch { logger.debug("a connection ended", metadata: ["fault": "\(error)"]) }
    }

    private func talk(_ frames: Frames, _ guest: SocketDoor.Guest) async throws {
        try await frames.executeThenClose { inbound, outbound in
            let socket = PageSocket(of: guest, inbound, outbound)
            do {
                try await withThrowingTaskGroup(of: Void.self) { tasks in
                    tasks.addTask { try await guest.talk(socket) }
                    tasks.addTask { try await socket.watch(while: guest.isWelcome) }
                    defer { tasks.cancelAll() }
                    try await tasks.next()
                }
                try await socket.close(.normalClosure)
            } catch is SocketEnd {
                try await socket.close(.policyViolation)
            } catch let fault where !(fault is ChannelError || fault is IOError || fault is CancellationError) {
                // A page that was torn off is nothing to speak of; anything else is ours.
                door.shell.logger.error("a page can't be talked with", metadata: ["fault": "\(fault)"])
                try await socket.close(.unexpectedServerError)
            }
        }
    }

    /// As Hummingbird sets up a connection for pages.
    private static func servePages(_ channel: any Channel, _ logger: Logger) throws -> Use {
        let pipeline = channel.pipeline.syncOperations
        pipeline.removeHandler(try pipeline.handler(type: OtherUpgrades.self), promise: nil)
        pipeline.removeHandler(try pipeline.handler(type: ShutdownHandler.self), promise: nil)
        try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
        try pipeline.addHandler(HTTPConnectionStateHandler(logger: logger))
        return .pages(
            try Pages(
                wrappingChannelSynchronously: channel,
                configuration: .init(isOutboundHalfClosureEnabled: true)
            )
        )
    }

    private func upgrader(_ admitted: Admitted) -> NIOTypedWebSocketServerUpgrader<Use> {
        NIOTypedWebSocketServerUpgrader(
            maxFrameSize: Self.largestFrame,
            shouldUpgrade: { channel, head in
                channel.eventLoop.makeFutureWithTask {
                    guard let request = try? HTTPRequest(head, secure: false, splitCookie: false),
                        let guest = await door.admit(request, from: channel)
                    else {
                        await Self.turnAway(channel)
                        return nil
                    }
                    admitted.guest.withLock { $0 = guest }
                    return HTTPHeaders()
                }
            },
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    guard let guest = admitted.guest.withLock(\.self) else { throw SocketEnd.unwelcome }
                    let pipeline = channel.pipeline.syncOperations
                    // What is for requests would take frames for such.
                    pipeline.removeHandler(try pipeline.handler(type: OtherUpgrades.self), promise: nil)
                    try pipeline.addHandler(
                        NIOWebSocketFrameAggregator(
                            minNonFinalFragmentSize: 0,
                            maxAccumulatedFrameCount: 16,
                            maxAccumulatedFrameSize: Self.largestFrame
                        )
                    )
                    return .talk(try Frames(wrappingChannelSynchronously: channel), guest)
                }
            }
        )
    }

    /// The request itself is not given on by what decides, so nobody else can answer it.
    private static func turnAway(_ channel: any Channel) async {
        let headers: HTTPHeaders = ["content-length": "0", "connection": "close"]
        let head = HTTPResponseHead(version: .http1_1, status: .forbidden, headers: headers)
        // Whoever has gone meanwhile needs no answer.
        channel.write(HTTPServerResponsePart.head(head), promise: nil)
        try? await channel.writeAndFlush(HTTPServerResponsePart.end(nil))
        try? await channel.close()
    }

    /// Who was let in, until the connection has become theirs.
    private final class Admitted: Sendable {
        let guest = Mutex<SocketDoor.Guest?>(nil)
    }
}

/// Keeps what decides from seeing any other wish to upgrade, such as one for HTTP/2: that is asked of each server, answered as if it had
/// not been asked, and would be lost there.
private final class OtherUpgrades: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    private let paths: Set<String>
    /// What follows the first head is none of its business, and may be no HTTP.
    private var hasSeen = false

    init(paths: Set<String>) {
        self.paths = paths
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !hasSeen else { return context.fireChannelRead(data) }
        hasSeen = true
        guard case .head(var head) = unwrapInboundIn(data), !isOurs(head) else { return context.fireChannelRead(data) }
        head.headers.remove(name: "upgrade")
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    private func isOurs(_ head: HTTPRequestHead) -> Bool {
        paths.contains(head.uri) && head.headers["upgrade"].map { $0.lowercased() } == ["websocket"]
    }
}

/// Ends a connection when the server does: one that has asked for nothing yet, and one that is talked over.
private final class ShutdownHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }
}

extension Shell {
    /// Connections over which pages are asked for and the table's sockets are talked over, on the same port.
    package func server(for table: RouteTable) -> HTTPServerBuilder {
        let door = SocketDoor(shell: self, sockets: table.sockets)
        return HTTPServerBuilder { SocketChannel(responder: $0, door: door) }
    }
}
