import Basics
import Foundation
import TelephonyTestSupport
import Testing

@testable import Telephony

@Suite struct `A line to the wrong place` {
    private func firstFault(_ place: ExchangePlace) async throws -> TelephonyFault {
        let line = ExchangeLine(to: place)
        let running = Task { await line.run() }
        defer { running.cancel() }
        for await event in line.events {
            if case .lost(let fault) = event { return fault }
        }
        throw CocoaError(.featureUnsupported)
    }

    @Test func `says that nothing is there`() async throws {
        let place = try #require(ExchangePlace(address: "http://127.0.0.1:9/ari", user: "u", password: "p"))
        let fault = try await firstFault(place)
        guard case .unreachable = fault else {
            Issue.record("\(fault)")
            return
        }
    }

    @Test(.enabled(if: TestExchange.isRunning)) func `says that the password is wrong`() async throws {
        let exchange = try TestExchange.ours
        let place = try #require(ExchangePlace(address: exchange.ari, user: exchange.user, password: "wrong"))
        #expect(try await firstFault(place) == .refusedLogin)
    }
}
