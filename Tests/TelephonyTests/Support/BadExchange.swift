import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import Synchronization

/// An exchange that tells what it likes, for what no real one does. It carries no calls.
final class BadExchange: Sendable {
    let port: Int
    private let listener: any NIOCore.Channel
    private let heard = Heard()

    /// What it was asked for, in the order in which it was.
    var asked: [String] { heard.targets.withLock { $0 } }

    private final class Heard: Sendable {
        let targets = Mutex<[String]>([])
    }

    /// - Parameters:
    ///   - words: told to whoever connects.
    ///   - answersPings: gives signs of life.
    ///   - takesSockets: has a WebSocket at all.
    ///   - deaf: what it never answers, by how its address ends.
    init(
        telling words: [String],
        answersPings: Bool = true,
        takesSockets: Bool = true,
        deafTo deaf: String? = nil
    ) async throws {
        let heard = heard
        listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let requests = Requests(heard, deafTo: deaf)
                    let upgrader = NIOWebSocketServerUpgrader(
                        shouldUpgrade: { channel, _ in
                            channel.eventLoop.makeSucceededFuture(takesSockets ? HTTPHeaders() : nil)
                        },
                        upgradePipelineHandler: { channel, _ in
                            channel.eventLoop.makeCompletedFuture {
                                try channel.pipeline.syncOperations.addHandler(Teller(words, answersPings))
                            }
                        }
                    )
                    let bound = NIOLoopBound(requests, eventLoop: channel.eventLoop)
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(
                        withServerUpgrade: (
                            upgraders: [upgrader],
                            completionHandler: { context in
                                context.pipeline.syncOperations.removeHandler(bound.value, promise: nil)
                            }
                        )
                    )
                    try channel.pipeline.syncOperations.addHandler(requests)
                }
            }
            .bind(host: "127.0.0.1", port: 0)
            .get()
        port = listener.localAddress?.port ?? 0
    }

    func close() async throws {
        try await listener.close()
    }

    /// Has nothing, and does whatever it is asked.
    private final class Requests: ChannelInboundHandler, RemovableChannelHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart
        private var target = ""
        private let heard: Heard
        private let deaf: String?

        init(_ heard: Heard, deafTo deaf: String?) {
            self.heard = heard
            self.deaf = deaf
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): target = head.uri
            case .body: break
            case .end:
                heard.targets.withLock { $0.append(target) }
                if let deaf, target.hasSuffix(deaf) { return }
                let words = target.contains("/asterisk/info") ? "{\"status\": {}}" : "[]"
                let headers = HTTPHeaders([("Content-Length", "\(words.utf8.count)")])
                let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: headers)
                context.write(wrapOutboundOut(.head(head)), promise: nil)
                context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: words)))), promise: nil)
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            }
        }
    }

    private final class Teller: ChannelInboundHandler {
        typealias InboundIn = WebSocketFrame
        typealias OutboundOut = WebSocketFrame
        private let words: [String]
        private let answersPings: Bool

        init(_ words: [String], _ answersPings: Bool) {
            self.words = words
            self.answersPings = answersPings
        }

        func handlerAdded(context: ChannelHandlerContext) {
            for text in words {
                let frame = WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(string: text))
                context.write(wrapOutboundOut(frame), promise: nil)
            }
            context.flush()
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let frame = unwrapInboundIn(data)
            guard frame.opcode == .ping, answersPings else { return }
            let answer = WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData)
            context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
        }
    }
}
