import Synchronization

/// One who waits for announcements and keeps, while busy, each channel that it was told of once.
final class Listener: Sendable {
    private struct State {
        var unheard: [Channel] = []
        var sleeper: CheckedContinuation<Channel?, Never>?
        var isOver = false
    }

    private let state = Mutex(State())

    func tell(_ channels: Set<Channel>) {
        let wake: (sleeper: CheckedContinuation<Channel?, Never>, channel: Channel)? = state.withLock { state in
            for channel in channels where !state.unheard.contains(channel) { state.unheard.append(channel) }
            guard let sleeper = state.sleeper, !state.unheard.isEmpty else { return nil }
            state.sleeper = nil
            return (sleeper, state.unheard.removeFirst())
        }
        wake?.sleeper.resume(returning: wake?.channel)
    }

    /// The next channel, or nil when the listening is over or the asking task is cancelled.
    func next() async -> Channel? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                enum Step {
                    case answer(Channel?)
                    case sleep
                }
                let step: Step = state.withLock { state in
                    if !state.unheard.isEmpty { return .answer(state.unheard.removeFirst()) }
                    if state.isOver || Task.isCancelled { return .answer(nil) }
                    state.sleeper = continuation
                    return .sleep
                }
                if case .answer(let channel) = step { continuation.resume(returning: channel) }
            }
        } onCancel: {
            finish()
        }
    }

    func finish() {
        let sleeper = state.withLock { state in
            state.isOver = true
            defer { state.sleeper = nil }
            return state.sleeper
        }
        sleeper?.resume(returning: nil)
    }
}
