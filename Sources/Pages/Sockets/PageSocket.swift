import Basics
import NIOCore
import NIOWebSocket
import People
import Synchronization

/// An open page that is talked with, both ways.
package struct PageSocket: Sendable {
    package let member: Member
    /// The words for this reader.
    package let w: Wording
    private let inbound: NIOAsyncChannelInboundStream<WebSocketFrame>
    private let outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>
    private let heard = LastHeard()

    package enum Message: Sendable, Equatable {
        case text(String)
        case bytes(ByteBuffer)
    }

    init(
        of guest: SocketDoor.Guest,
        _ inbound: NIOAsyncChannelInboundStream<WebSocketFrame>,
        _ outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>
    ) {
        member = guest.member
        w = guest.w
        self.inbound = inbound
        self.outbound = outbound
    }

    /// What the page says, until it says no more. For one reader.
    package func hear(_ take: (Message) async throws -> Void) async throws {
        for try await frame in inbound {
            heard.note()
            switch frame.opcode {
            case .text: try await take(.text(String(buffer: frame.unmaskedData)))
            case .binary: try await take(.bytes(frame.unmaskedData))
            case .ping: try await write(.pong, frame.unmaskedData)
            case .connectionClose: return
            default: break
            }
        }
    }

    /// Returns once it is on its way: whoever sends more than the page takes is made to wait.
    package func send(_ message: Message) async throws {
        switch message {
        case .text(let text): try await write(.text, ByteBuffer(string: text))
        case .bytes(let bytes): try await write(.binary, bytes)
        }
    }

    /// Ends by throwing when the page gives no sign of life, or may not be here any longer.
    func watch(while isWelcome: @Sendable () async -> Bool) async throws {
        while true {
            try await Task.sleep(for: Self.beat)
            guard heard.silence < Self.silence, await isWelcome() else { throw SocketEnd.unwelcome }
            try await write(.ping, ByteBuffer())
        }
    }

    /// - Parameter code: RFC 6455, 7.4.1.
    func close(_ code: WebSocketErrorCode) async throws {
        var data = ByteBuffer()
        data.write(webSocketErrorCode: code)
        try await write(.connectionClose, data)
    }

    private func write(_ opcode: WebSocketOpcode, _ data: ByteBuffer) async throws {
        try await outbound.write(WebSocketFrame(fin: true, opcode: opcode, data: data))
    }

    private static let beat = Duration.seconds(10)
    /// A page that sleeps in the background still answers pings: its browser does.
    private static let silence = Duration.seconds(30)
}

enum SocketEnd: Error {
    case unwelcome
}

private final class LastHeard: Sendable {
    private let at = Mutex(ContinuousClock.now)

    var silence: Duration { at.withLock { ContinuousClock.now - $0 } }

    func note() {
        at.withLock { $0 = .now }
    }
}
