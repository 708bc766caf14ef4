import Synchronization

/// So many at once and no more: tests start all together, and a cluster has only so many connections. A test that has one
/// database and asks for another must not wait for ever, so nobody waits longer than a while.
final class Places: Sendable {
    private struct State {
        var free: Int
        var waiting: [(number: Int, continuation: CheckedContinuation<Void, Never>)] = []
        var count = 0
    }

    private let state: Mutex<State>

    init(_ count: Int) {
        state = Mutex(State(free: count))
    }

    func enter() async {
        await withCheckedContinuation { continuation in
            let number: Int? = state.withLock { state in
                state.free -= 1
                guard state.free < 0 else { return nil }
                state.count += 1
                state.waiting.append((state.count, continuation))
                return state.count
            }
            guard let number else { return continuation.resume() }
            Task {
                try await Task.sleep(for: .seconds(20))
                self.squeezeIn(number)
            }
        }
    }

    func leave() {
        let next = state.withLock { state in
            state.free += 1
            return state.waiting.isEmpty ? nil : state.waiting.removeFirst().continuation
        }
        next?.resume()
    }

    private func squeezeIn(_ number: Int) {
        let impatient = state.withLock { state in
            state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0).continuation }
        }
        impatient?.resume()
    }
}
