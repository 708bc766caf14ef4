import Basics
import Foundation
import Logging
import Testing

@testable import Telephony

@Suite struct `A line to an exchange that talks nonsense` {
    /// Hears a line until something is enough, or for so long, and hangs up.
    private func hear(
        _ exchange: BadExchange,
        for limit: Duration = .seconds(10),
        silence: Duration = .seconds(10),
        until isEnough: @Sendable (ExchangeLine, [ExchangeEvent]) -> Bool
    ) async throws -> (line: ExchangeLine, events: [ExchangeEvent]) {
        let place = try #require(
            ExchangePlace(address: "http://127.0.0.1:\(exchange.port)/ari", user: "u", password: "p")
        )
        var patience = LinePatience()
        patience.asking = .milliseconds(50)
        patience.silence = silence
        patience.backoff = Backoff(first: .milliseconds(10), longest: .milliseconds(20))
        var logger = Logger(label: "test.telephony")
        logger.logLevel = .critical
        let line = ExchangeLine(to: place, patience: patience, logger: logger)
        let running = Task { await line.run() }
        let limiting = Task {
            try await Task.sleep(for: limit)
            running.cancel()
        }
        defer { limiting.cancel() }
        var events: [ExchangeEvent] = []
        for await event in line.events {
            events.append(event)
            if isEnough(line, events) { break }
        }
        running.cancel()
        await running.value
        try await exchange.close()
        return (line, events)
    }

    private static let start = "{\"type\": \"StasisStart\", \"args\": [], \"channel\": {\"id\": \"x\"}}"

    @Test func `hears what makes sense between what does not`() async throws {
        let exchange = try await BadExchange(telling: [
            "nonsense", "{\"type\": \"Toaster\"}", "{\"type\": \"Toaster\"}", "{\"type\": \"StasisStart\"}", Self.start,
        ])
        let (line, events) = try await hear(exchange) { _, events in events.count == 4 }
        guard case .connected = events.first, case .told(let last) = events.dropFirst(3).first,
            case .entered(let channel, _, _) = last.kind
        else {
            Issue.record("\(events)")
            return
        }
        #expect(channel.id == "x")
        #expect(line.counts.malformed == 2)
        #expect(line.counts.unknown == ["Toaster": 2])
    }

    @Test func `takes silence without a sign of life for the end, and comes back`() async throws {
        let exchange = try await BadExchange(telling: [], answersPings: false)
        let (line, events) = try await hear(exchange, silence: .milliseconds(300)) { line, _ in
            line.counts.connections == 2
        }
        guard case .lost(.timedOut) = events.dropFirst().first else {
            Issue.record("\(events)")
            return
        }
        #expect(line.counts.connections == 2)
    }

    @Test func `stays while there are signs of life`() async throws {
        let exchange = try await BadExchange(telling: [])
        let (line, events) = try await hear(exchange, for: .milliseconds(700), silence: .milliseconds(300)) { _, _ in
            false
        }
        #expect(line.counts.connections == 1)
        #expect(events.count == 1)
    }

    @Test func `says that there is no exchange where there is no socket`() async throws {
        let exchange = try await BadExchange(telling: [], takesSockets: false)
        let (_, events) = try await hear(exchange) { _, _ in true }
        guard case .lost(.notAnExchange) = events.first else {
            Issue.record("\(events)")
            return
        }
    }
}
