import Synchronization

/// Spreads committed announcements among the listeners of this process.
package final class Announcements: Sendable {
    private struct State {
        var listeners: [Listener] = []
        var known: Set<Channel> = []
        var isOver = false
    }

    private let state = Mutex(State())

    package init() {}

    /// What is told from now on, until the caller drops the stream or `finish` is called.
    package func listen() -> AsyncStream<Channel> {
        let listener = Listener()
        let isOver = state.withLock { state in
            state.listeners.append(listener)
            return state.isOver
        }
        if isOver { listener.finish() }
        let seat = Seat(listener: listener, among: self)
        return AsyncStream { await seat.listener.next() }
    }

    package func tell(_ channels: Set<Channel>) {
        guard !channels.isEmpty else { return }
        let listeners = state.withLock { state in
            state.known.formUnion(channels)
            return state.listeners
        }
        for listener in listeners { listener.tell(channels) }
    }

    /// For a connection that was lost: whatever may have been missed counts as told.
    package func tellAll() {
        tell(state.withLock(\.known))
    }

    package func finish() {
        let listeners = state.withLock { state in
            state.isOver = true
            return state.listeners
        }
        for listener in listeners { listener.finish() }
    }

    fileprivate func leave(_ listener: Listener) {
        state.withLock { state in state.listeners.removeAll { $0 === listener } }
    }
}

/// Held by the stream alone, so that a dropped stream leaves the room.
private final class Seat: Sendable {
    let listener: Listener
    private let room: Announcements

    init(listener: Listener, among room: Announcements) {
        self.listener = listener
        self.room = room
    }

    deinit {
        room.leave(listener)
    }
}
