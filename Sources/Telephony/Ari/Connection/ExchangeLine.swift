import AsyncHTTPClient
import Basics
import Logging
import NIOCore
import NIOPosix
import Synchronization

/// The line to one exchange: tells what happens there, asks it to do things, and comes back when it was lost (SPEC T4).
package final class ExchangeLine: Sendable {
    /// For one listener.
    package let events: AsyncStream<ExchangeEvent>
    package let place: ExchangePlace

    private let telling: AsyncStream<ExchangeEvent>.Continuation
    private let counted = Mutex(EventCounts())
    /// Since when it has not been there; nil while it is.
    private let away = Mutex<ContinuousClock.Instant?>(.now)
    private let patience: LinePatience
    private let logger: Logger
    private let group: any EventLoopGroup
    private let client: HTTPClient
    private let reader = EventReader()

    /// Events that may wait for the listener. One that is further behind has to look anew.
    private static let mostWaiting = 100_000

    package init(
        to place: ExchangePlace,
        patience: LinePatience = LinePatience(),
        logger: Logger = Logger(label: "highrock.telephony"),
        on group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) {
        self.place = place
        self.patience = patience
        self.logger = logger
        // What comes and what is asked for go by one thread: nothing waits for another to wake.
        let group = group.next()
        self.group = group
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout.connect = TimeAmount(patience.connecting)
        configuration.httpVersion = .http1Only
        configuration.tracing.tracer = nil
        // The exchange closes what has been idle for fifteen seconds, without asking whether a request is on its way.
        configuration.connectionPool.idleTimeout = .seconds(10)
        // When to try again is for us to say.
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .shared(group), configuration: configuration)
        (events, telling) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.mostWaiting))
    }

    package var counts: EventCounts { counted.withLock { $0 } }

    /// Returns when the exchange has not been there for so long, or the task is cancelled.
    package func isAway(for span: Duration) async {
        while !Task.isCancelled {
            let since = away.withLock { $0 }
            if let since, ContinuousClock.now - since >= span { return }
            // Ends early when cancelled.
            try? await Task.sleep(for: .milliseconds(500))
        }
    }

    /// Holds the line until the task is cancelled. To be called once.
    package func run() async {
        var backoff = patience.backoff
        var random = SystemRandomNumberGenerator()
        while !Task.isCancelled {
            let before = counts.connections
            let fault = await hold()
            // Two who want the same name are not to take it from each other all the time.
            if counts.connections > before, fault != .replaced { backoff.reset() }
            if Task.isCancelled { break }
            away.withLock { $0 = $0 ?? .now }
            logger.warning("the exchange is lost", metadata: ["exchange": "\(place)", "fault": "\(fault)"])
            await tell(.lost(fault))
            // Ends early when cancelled.
            try? await Task.sleep(for: backoff.next(using: &random))
        }
        await close()
    }

    /// For one that is not to run after all.
    package func close() async {
        telling.finish()
        do { try await client.shutdown() } catch {
            logger.warning("the line to the exchange did not close cleanly", metadata: ["fault": "\(error)"])
        }
    }

    /// Asks for something. What is to be made and is there already is as good as made.
    package func ask(_ request: ExchangeRequest) async throws(TelephonyFault) {
        do { try await sender.send(request.form(for: place.application)) } catch {
            if case .refused(.conflict, _) = error, request.makesSomething { return }
            throw error
        }
    }

    /// Has a part of the exchange read its settings anew. Calls go on.
    package func reload(_ part: ExchangePart) async throws(TelephonyFault) {
        try await sender.send(HTTPForm(.put, ["asterisk", "modules", part.rawValue]))
    }

    /// How the exchange stands now.
    package func look() async throws(TelephonyFault) -> ExchangeSnapshot {
        try await sender.look()
    }

    /// How the sound of a channel is written.
    /// - Returns: nil when the exchange does not say.
    package func codec(of channel: ChannelID) async throws(TelephonyFault) -> SoundCodec? {
        let answer = try await sender.read(
            ["channels", channel.text, "variable"],
            [("variable", "CHANNEL(audionativeformat)")],
            as: ChannelVariable.self
        )
        return SoundCodec(answer: answer.value)
    }

    private var sender: RequestSender {
        RequestSender(place: place, client: client, patience: patience.answering)
    }

    /// One connection, from its beginning to its end.
    private func hold() async -> TelephonyFault {
        do {
            // The first question tells a wrong password from a wrong place.
            _ = try await sender.look()
            let socket = try await ExchangeSocket.open(
                .events(at: place),
                at: place,
                patience: patience.connecting,
                on: group
            )
            try await EventListening(patience: patience, begin: begin, take: take).listen(to: socket)
        } catch { return TelephonyFault(of: error) }
    }

    /// What comes meanwhile waits in the socket, so that it is told after how things stood.
    private func begin() async throws {
        try await sender.send(.unheardOf(by: place.application))
        let snapshot = try await sender.look()
        counted.withLock { $0.connections += 1 }
        away.withLock { $0 = nil }
        logger.info("connected to the exchange", metadata: ["exchange": "\(place)"])
        await tell(.connected(snapshot))
    }

    private func take(_ message: ByteBuffer) throws {
        switch reader.read(message.readableBytesView) {
        case .malformed(let words):
            counted.withLock { $0.malformed += 1 }
            logger.warning("the exchange said what is no event", metadata: ["words": "\(words)"])
        case .variable: counted.withLock { $0.read += 1 }
        case .event(let event):
            if case .other(let name) = event.kind, counted.withLock({ $0.note(unknown: name) }) {
                logger.info("the exchange tells of something unknown", metadata: ["kind": "\(name)"])
            }
            counted.withLock { $0.read += 1 }
            if event.kind == .replaced { throw TelephonyFault.replaced }
            if case .dropped = telling.yield(.told(event)) {
                throw TelephonyFault.brokenOff("events were not taken in time")
            }
        }
    }

    /// For what must not be dropped.
    private func tell(_ event: ExchangeEvent) async {
        while case .dropped = telling.yield(event), !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(50))
        }
    }
}

private struct ChannelVariable: Decodable {
    let value: String
}

extension HTTPForm {
    /// Kinds of events that nobody here listens to.
    fileprivate static func unheardOf(by application: String) -> HTTPForm {
        let kinds = ["ChannelConnectedLine", "ChannelCallerId", "ChannelDialplan"]
        let list = kinds.map { "{\"type\":\"\($0)\"}" }.joined(separator: ",")
        return HTTPForm(.put, ["applications", application, "eventFilter"], body: "{\"disallowed\":[\(list)]}")
    }
}

extension ExchangeRequest {
    /// Whether "it is there already" is as good as "done".
    fileprivate var makesSomething: Bool {
        switch self {
        case .makeBridge, .ring, .prepare, .listen, .hear, .record: true
        default: false
        }
    }
}
