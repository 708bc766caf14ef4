import Testing

@testable import Telephony

/// How sound is kept from becoming late (SPEC T1).
@Suite struct `Sound on its way to the exchange` {
    private let start = ContinuousClock.now

    private func moment(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }

    @Test func `goes on at once while it comes at its time, after one silence that takes up small delays`() {
        var pacer = SoundPacer(at: start)
        #expect(pacer.next(at: moment(0)) == .sendAfterSilence)
        let later = (1...500).map { pacer.next(at: moment($0 * 20 + ($0 % 3) * 5)) }
        #expect(later.allSatisfy { $0 == .send })
    }

    @Test func `waits when it comes faster than it is played`() {
        var pacer = SoundPacer(at: start)
        let advice = (0..<10).map { _ in pacer.next(at: start) }
        #expect(advice.prefix(4) == [.sendAfterSilence, .send, .send, .send])
        #expect(advice.dropFirst(4).allSatisfy { $0 == .wait(.milliseconds(20)) })
        #expect(pacer.next(at: moment(20)) == .send)
    }

    @Test func `has a frame left out now and then while more waits than is needed`() {
        var pacer = SoundPacer(at: start)
        for _ in 0..<4 { _ = pacer.next(at: start) }
        let advice = (1...1000).map { pacer.next(at: moment($0 * 20)) }
        let leftOut = advice.count { $0 == .leaveOut }
        // From five frames to two, one a second.
        #expect((2...3).contains(leftOut))
        #expect(advice.suffix(500).allSatisfy { $0 == .send })
    }

    @Test func `begins anew after a pause`() {
        var pacer = SoundPacer(at: start)
        _ = pacer.next(at: start)
        #expect(pacer.next(at: moment(5000)) == .sendAfterSilence)
        #expect(pacer.next(at: moment(5020)) == .send)
    }
}
