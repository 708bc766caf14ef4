import Events
import Synchronization

/// A subscriber that remembers what it got, and can be made to fail.
final class Reader: Subscriber {
    let name: String
    let start: SubscriberStart
    let got = Collected<JournalEntry>()
    private let stumblesAt: Mutex<Int?>
    private let pause: Duration
    private let begun = Mutex(false)

    init(_ name: String, start: SubscriberStart = .beginning, stumblesAt: Int? = nil, pause: Duration = .zero) {
        self.name = name
        self.start = start
        self.stumblesAt = Mutex(stumblesAt)
        self.pause = pause
    }

    struct Stumbled: Error {}

    var numbers: [Int] { got.all.map(\.number) }

    /// Something was brought to it, whether it is done with it or not.
    var isAtWork: Bool { begun.withLock(\.self) }

    func mend() { stumblesAt.withLock { $0 = nil } }

    func receive(_ entries: [JournalEntry]) async throws {
        begun.withLock { $0 = true }
        if pause > .zero { try await Task.sleep(for: pause) }
        let stone = stumblesAt.withLock { $0 }
        if entries.contains(where: { $0.number == stone }) { throw Stumbled() }
        got.append(contentsOf: entries)
    }
}
