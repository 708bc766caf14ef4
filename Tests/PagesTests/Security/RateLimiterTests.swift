import Basics
import Pages
import Testing

@Suite struct `A rate limiter` {
    private let start = Moment(milliseconds: 1_000_000)

    @Test func `lets a few through at once and then as many as time allows`() throws {
        let limiter = RateLimiter(3, per: .seconds(30))
        for _ in 0..<3 { try limiter.pass("a", at: start) }
        #expect(throws: ShellRefusal.tooOften(seconds: 10)) { try limiter.pass("a", at: start) }
        try limiter.pass("b", at: start)
        try limiter.pass("a", at: start + .seconds(10))
        #expect(throws: ShellRefusal.self) { try limiter.pass("a", at: start + .seconds(11)) }
    }

    @Test func `does not give more when the clock goes back`() throws {
        let limiter = RateLimiter(1, per: .seconds(30))
        try limiter.pass("a", at: start)
        #expect(throws: ShellRefusal.self) { try limiter.pass("a", at: start - .hours(1)) }
        #expect(throws: ShellRefusal.self) { try limiter.pass("a", at: start + .seconds(1)) }
    }

    @Test func `remembers no more keys than it may`() throws {
        let limiter = RateLimiter(1, per: .seconds(30), mostKeys: 100)
        for number in 0..<10_000 { try? limiter.pass("\(number)", at: start) }
        #expect(limiter.keyCount <= 100)
    }
}
