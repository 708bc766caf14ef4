import Basics
import Foundation
import Logging
import Testing

@testable import Telephony

/// SPEC T1.
@Suite struct `A phone is rung` {
    @Test(.timeLimit(.minutes(1))) func `while the exchange is still busy answering the caller`() async throws {
        let start = "{\"type\": \"StasisStart\", \"args\": [\"inbound\", \"100\"], \"channel\": {\"id\": \"x\"}}"
        let exchange = try await BadExchange(telling: [start], deafTo: "/answer")
        let place = try #require(
            ExchangePlace(address: "http://127.0.0.1:\(exchange.port)/ari", user: "u", password: "p")
        )
        var logger = Logger(label: "test.telephony")
        logger.logLevel = .critical
        let board = Switchboard(
            on: ExchangeLine(to: place, logger: logger),
            plan: { _, _ in .plain },
            name: { "c" }
        )
        let running = Task { await board.run() }
        for await case .seek(let call, first: _) in board.notices {
            #expect(await board.wish(.ring(.anna, for: .seconds(20)), of: call) == .granted)
            break
        }
        while !exchange.asked.contains(where: { $0.hasPrefix("/ari/channels?") && $0.contains("101") }) {
            try await Task.sleep(for: .milliseconds(10))
        }
        while !exchange.asked.contains(where: { $0.hasSuffix("/answer") }) {
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(!exchange.asked.contains { $0.contains("/addChannel") }, "what needs the answer waits for it")
        running.cancel()
        try await exchange.close()
        await running.value
    }
}
