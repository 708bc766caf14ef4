import Basics
import CallCenter
import NIOCore
import Pages
import Synchronization
import Telephony

/// One connection of a page that is a telephone: news and sound to it, wishes and sound from it.
struct SoftphoneTalk: Sendable {
    let board: SoftphoneSwitch

    /// Frames that may wait for a page that is slow; older ones are not worth hearing.
    private static let mostWaiting = 10

    func run(_ socket: PageSocket) async throws {
        let (news, telling) = AsyncStream<SoftphoneNews>.makeStream()
        let (sound, playing) = AsyncStream<NumberedFrame>.makeStream(
            bufferingPolicy: .bufferingNewest(Self.mostWaiting)
        )
        let count = Atomic<UInt32>(0)
        let listener = SoftphoneListener {
            telling.yield($0)
        } play: { frame in
            let number = count.wrappingAdd(1, ordering: .relaxed).newValue
            if case .enqueued = playing.yield(NumberedFrame(number: number, frame: frame)) { return true }
            return false
        }
        let seat = try await board.join(socket.member, named: socket.w("softphone.phone-name"), listener)
        do {
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await tell(news, to: socket) }
                tasks.addTask { for await frame in sound { try await socket.send(.bytes(frame.bytes)) } }
                tasks.addTask { try await socket.hear { try await take($0, for: seat) } }
                defer { tasks.cancelAll() }
                try await tasks.next()
            }
        } catch {
            await seat.leave()
            throw error
        }
        await seat.leave()
    }

    /// Until another window is the telephone.
    private func tell(_ news: AsyncStream<SoftphoneNews>, to socket: PageSocket) async throws {
        for await told in news {
            try await socket.send(.text(try SoftphoneWords(told).text))
            if told == .replaced { return }
        }
    }

    /// What a page says that makes no sense is passed over: it may be of another edition than we are.
    private func take(_ message: PageSocket.Message, for seat: SoftphoneSeat) async throws {
        switch message {
        case .bytes(let bytes): if let frame = NumberedFrame(bytes) { seat.speak(frame.frame) }
        case .text(let text): if let wish = SoftphoneWish(rawValue: text) { await seat.take(wish) }
        }
    }
}

/// Sound as it travels between page and server: its number, the lower byte first, and its samples.
struct NumberedFrame: Sendable, Equatable {
    let number: UInt32
    let frame: SoundFrame

    init(number: UInt32, frame: SoundFrame) {
        self.number = number
        self.frame = frame
    }

    init?(_ bytes: ByteBuffer) {
        var bytes = bytes
        guard let number = bytes.readInteger(endianness: .little, as: UInt32.self), let frame = SoundFrame(bytes) else {
            return nil
        }
        self.init(number: number, frame: frame)
    }

    var bytes: ByteBuffer {
        var bytes = ByteBuffer()
        bytes.reserveCapacity(SoundFrame.size + 4)
        bytes.writeInteger(number, endianness: .little)
        bytes.writeImmutableBuffer(frame.samples)
        return bytes
    }
}
