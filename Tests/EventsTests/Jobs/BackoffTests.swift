import Basics
import Testing

@testable import Events

struct BackoffTests {
    private let backoff = Backoff(base: .seconds(2), limit: .minutes(1))

    @Test func `the wait doubles up to its limit`() {
        let waits = (1...8).map { backoff.wait(after: $0, luck: 1) }
        #expect(waits == [2, 4, 8, 16, 32, 60, 60, 60].map { Duration.seconds($0) })
    }

    @Test func `luck takes off half at most`() {
        #expect(backoff.wait(after: 3, luck: 0) == .seconds(4))
        for _ in 0..<100 {
            let wait = backoff.wait(after: 3)
            #expect(wait >= .seconds(4) && wait <= .seconds(8))
        }
    }

    @Test func `no number of failures is too large`() {
        #expect(backoff.wait(after: .max, luck: 1) == .minutes(1))
        #expect(backoff.wait(after: 0, luck: 1) == .seconds(2))
    }
}
