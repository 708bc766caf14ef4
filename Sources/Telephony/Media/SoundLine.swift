import NIOCore
import NIOWebSocket
import Synchronization

/// The sound of one channel of the exchange, both ways. What is to be said waits shortly or not at all: old sound is worth nothing.
package final class SoundLine: Sendable {
    /// Takes what is heard.
    /// - Returns: whether it could.
    package typealias Listener = @Sendable (SoundFrame) -> Bool

    package let channel: ChannelID
    private let words: AsyncStream<SoundFrame>
    private let speaking: AsyncStream<SoundFrame>.Continuation
    private let orders: AsyncStream<MediaOrder>
    private let ordering: AsyncStream<MediaOrder>.Continuation
    private let state = Mutex(State())

    private struct State {
        var listener: Listener?
        var isHeld = false
        var tally = SoundTally()
    }

    /// Frames that may wait to be said.
    private static let mostWaiting = 5

    package init(of channel: ChannelID) {
        self.channel = channel
        (words, speaking) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(Self.mostWaiting))
        (orders, ordering) = AsyncStream.makeStream()
    }

    package var tally: SoundTally { state.withLock(\.tally) }

    package func answer() { ordering.yield(.answer) }

    package func hangUp() { ordering.yield(.hangUp) }

    package func speak(_ frame: SoundFrame) {
        if case .dropped = speaking.yield(frame) { state.withLock { $0.tally.dropped += 1 } }
    }

    /// Who hears from now on; nil: nobody.
    package func hear(by listener: Listener?) {
        state.withLock { $0.listener = listener }
    }

    /// Carries sound until the channel or the task ends. To be called once.
    func carry(over socket: ExchangeSocket.Frames, begin: @Sendable () async -> Void) async throws {
        defer {
            speaking.finish()
            ordering.finish()
        }
        try await socket.executeThenClose { inbound, outbound in
            await begin()
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await self.hear(inbound, outbound) }
                tasks.addTask { try await self.say(outbound) }
                tasks.addTask { try await self.order(outbound) }
                defer { tasks.cancelAll() }
                try await tasks.next()
            }
        }
    }
}

extension SoundLine {
    fileprivate typealias Writer = NIOAsyncChannelOutboundWriter<WebSocketFrame>

    private func hear(_ inbound: NIOAsyncChannelInboundStream<WebSocketFrame>, _ outbound: Writer) async throws {
        var cutter = SoundCutter()
        for try await message in inbound {
            switch message.opcode {
            case .binary: for frame in cutter.cut(message.unmaskedData) { pass(frame) }
            case .text: note(MediaNotice(String(buffer: message.unmaskedData)))
            case .ping: try await outbound.write(ExchangeSocket.frame(.pong, message.unmaskedData))
            case .connectionClose: return
            default: break
            }
        }
    }

    private func pass(_ frame: SoundFrame) {
        let listener = state.withLock { state in
            state.tally.heard += 1
            return state.listener
        }
        if listener?(frame) != true { state.withLock { $0.tally.missed += 1 } }
    }

    private func note(_ notice: MediaNotice) {
        switch notice {
        case .hold: state.withLock { $0.isHeld = true }
        case .goOn: state.withLock { $0.isHeld = false }
        case .other: break
        }
    }

    private func order(_ outbound: Writer) async throws {
        for await order in orders {
            try await outbound.write(ExchangeSocket.frame(.text, ByteBuffer(string: order.rawValue)))
        }
    }

    private func say(_ outbound: Writer) async throws {
        var pacer = SoundPacer(at: .now)
        for await frame in words {
            if state.withLock(\.isHeld) {
                state.withLock { $0.tally.dropped += 1 }
            } else {
                try await say(frame, &pacer, outbound)
            }
        }
    }

    private func say(_ frame: SoundFrame, _ pacer: inout SoundPacer, _ outbound: Writer) async throws {
        switch pacer.next(at: .now) {
        case .wait(let span):
            try await Task.sleep(for: span)
            return try await say(frame, &pacer, outbound)
        case .leaveOut: return state.withLock { $0.tally.dropped += 1 }
        case .sendAfterSilence:
            state.withLock { $0.tally.gaps += 1 }
            try await outbound.write(ExchangeSocket.frame(.binary, SoundFrame.silence.samples))
        case .send: break
        }
        try await outbound.write(ExchangeSocket.frame(.binary, frame.samples))
        state.withLock { $0.tally.spoken += 1 }
    }
}
