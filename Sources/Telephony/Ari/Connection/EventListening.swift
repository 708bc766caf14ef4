import NIOCore
import NIOWebSocket
import Synchronization

/// Hears an open socket out, and asks for signs of life while it is silent.
struct EventListening: Sendable {
    let patience: LinePatience
    /// What is done first, while what comes waits.
    let begin: @Sendable () async throws -> Void
    /// Called with each message, in the order in which they came.
    let take: @Sendable (ByteBuffer) throws -> Void

    private typealias Writer = NIOAsyncChannelOutboundWriter<WebSocketFrame>
    private typealias Inbound = NIOAsyncChannelInboundStream<WebSocketFrame>

    /// Returns only by throwing why it ended.
    func listen(to socket: ExchangeSocket.Frames) async throws -> Never {
        let heard = LastHeard()
        try await socket.executeThenClose { inbound, outbound in
            try await begin()
            heard.note()
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await hear(inbound, outbound, heard) }
                tasks.addTask { try await ask(outbound, heard) }
                defer { tasks.cancelAll() }
                try await tasks.next()
            }
        }
        throw TelephonyFault.brokenOff("closed by the exchange")
    }

    private func hear(_ inbound: Inbound, _ outbound: Writer, _ heard: LastHeard) async throws {
        for try await frame in inbound {
            heard.note()
            switch frame.opcode {
            case .text, .binary: try take(frame.unmaskedData)
            case .ping: try await outbound.write(ExchangeSocket.frame(.pong, frame.unmaskedData))
            case .connectionClose: return
            default: break
            }
        }
    }

    private func ask(_ outbound: Writer, _ heard: LastHeard) async throws {
        while true {
            try await Task.sleep(for: patience.asking)
            guard heard.silence < patience.silence else { throw TelephonyFault.timedOut }
            if heard.silence >= patience.asking { try await outbound.write(ExchangeSocket.frame(.ping, ByteBuffer())) }
        }
    }
}

private final class LastHeard: Sendable {
    private let at = Mutex(ContinuousClock.now)

    var silence: Duration { at.withLock { ContinuousClock.now - $0 } }

    func note() {
        at.withLock { $0 = .now }
    }
}
