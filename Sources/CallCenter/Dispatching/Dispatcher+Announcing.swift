import Basics
import Telephony

// Those who wait are told how they stand (SPEC T1).
extension Dispatcher {
    /// Tells those whose time it is their place in line and what it may take.
    /// - Returns: when the next is to be told.
    func announce(at now: Moment) async -> Moment? {
        let callers = floor.waiting.values.filter { $0.kind == .caller }
        let gone = Set(announcing.keys).subtracting(callers.map(\.call))
        for call in gone { announcing[call] = nil }
        for caller in callers where announcing[caller.call] == nil {
            announcing[caller.call] = max(now, caller.since + WaitAnnouncing.first)
        }
        for (place, caller) in places(of: callers) where announcing[caller.call].map({ $0 <= now }) ?? false {
            announcing[caller.call] = now + WaitAnnouncing.again
            // Whose phone is being rung for will hear a voice in a moment.
            guard caller.ringing == nil else { continue }
            let told = WaitAnnouncement(place: place, expected: estimates[caller.queue]?.expected)
            _ = await exchange.wish(.say(told.sounds), of: caller.call)
        }
        return announcing.values.min()
    }

    /// In each queue by itself, from 1.
    private func places(of callers: [WaitingCall]) -> [(Int, WaitingCall)] {
        Dictionary(grouping: callers, by: \.queue).values.flatMap { line in
            line.sorted { $0.comes(before: $1) }.enumerated().map { ($0.offset + 1, $0.element) }
        }
    }
}
