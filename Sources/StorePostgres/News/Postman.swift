import Foundation
import Logging
import Store
import Synchronization

/// Carries announcements between the processes of one database, over a link and a thread of its own.
///
/// They do not travel inside the transactions that make them: PostgreSQL lets only one transaction with a NOTIFY commit at a
/// time, which would put every commit into one line. Instead each process sends, after its commits, what they announced, many
/// in one go. What is lost when a process dies between the two is why listeners also look by themselves now and then.
final class Postman: Sendable {
    private struct State {
        var outgoing: Set<Channel> = []
        var isClosing = false
        var onStart: CheckedContinuation<Void, any Error>?
        var onEnd: CheckedContinuation<Void, Never>?
        var hasEnded = true
    }

    private let url: String
    private let news: Announcements
    private let logger: Logger
    private let bell = Bell()
    private let state = Mutex(State())

    private static let pauseAfterLoss = Duration.seconds(1)
    private static let longestSleep = Duration.seconds(30)

    init(to url: String, telling news: Announcements, logger: Logger) {
        self.url = url
        self.news = news
        self.logger = logger
    }

    /// Returns when nothing that is announced from now on will be missed.
    func start() async throws {
        try await withCheckedThrowingContinuation { continuation in
            state.withLock { state in
                state.onStart = continuation
                state.hasEnded = false
            }
            Thread { [self] in work() }.start()
        }
    }

    /// Tells the listeners here at once, and those of other processes as soon as it can.
    func announce(_ channels: Set<Channel>) {
        guard !channels.isEmpty else { return }
        news.tell(channels)
        state.withLock { $0.outgoing.formUnion(channels) }
        bell.ring()
    }

    /// Sends what is still to be sent, if the server is there.
    func close() async {
        await withCheckedContinuation { continuation in
            let hasEnded = state.withLock { state in
                state.isClosing = true
                if !state.hasEnded { state.onEnd = continuation }
                return state.hasEnded
            }
            if hasEnded { continuation.resume() }
            bell.ring()
        }
    }

    // MARK: - On its thread: all channels travel as payloads of one of PostgreSQL's

    private var isClosing: Bool { state.withLock(\.isClosing) }

    private func work() {
        repeat {
            do {
                let link = try Link(to: url)
                _ = try link.perform("LISTEN highrock")
                // A lost announcement costs a late look; a flush to disk for each would cost more.
                _ = try link.perform("SET synchronous_commit = off")
                hasStarted(.success(()))
                try carry(on: link)
            } catch {
                if hasStarted(.failure(error.fault)) { break }
                logger.warning("announcements wait for the server", metadata: ["fault": "\(error.fault)"])
                bell.wait(for: -1, atMost: Self.pauseAfterLoss)
            }
        } while !isClosing
        state.withLock { state in
            state.hasEnded = true
            defer { state.onEnd = nil }
            return state.onEnd
        }?.resume()
    }

    /// - Returns: whether somebody was waiting for the start.
    @discardableResult
    private func hasStarted(_ result: Result<Void, any Error>) -> Bool {
        let starter = state.withLock { state in
            defer { state.onStart = nil }
            return state.onStart
        }
        starter?.resume(with: result)
        // Whoever was not waiting for the start has been here before, and may have missed something since.
        if starter == nil, case .success = result { news.tellAll() }
        return starter != nil
    }

    private func carry(on link: Link) throws(Failure) {
        while true {
            try send(over: link)
            let heard = try link.notifications().map { Channel($0) }
            news.tell(Set(heard))
            if isClosing { return }
            bell.wait(for: link.socket, atMost: Self.longestSleep)
        }
    }

    private func send(over link: Link) throws(Failure) {
        let outgoing = state.withLock { state in
            defer { state.outgoing = [] }
            return state.outgoing
        }
        do {
            for channel in outgoing { _ = try link.execute("SELECT pg_notify('highrock', \(channel.name))") }
        } catch {
            state.withLock { $0.outgoing.formUnion(outgoing) }
            throw error
        }
    }
}
