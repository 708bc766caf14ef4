import Store
import Synchronization

/// Opens links, and keeps the workers from storming a server that is away.
final class Entrance: Sendable {
    private struct State {
        /// Rises when a link breaks: those opened before are likely broken as well.
        var age = 0
        var closedUntil: ContinuousClock.Instant?
        var pause = shortestPause
    }

    private let url: String
    private let state = Mutex(State())

    private static let shortestPause = Duration.milliseconds(100)
    private static let longestPause = Duration.seconds(3)

    init(to url: String) {
        self.url = url
    }

    func open() throws(Failure) -> Link {
        let (age, isClosed) = state.withLock { state in
            (state.age, state.closedUntil.map { ContinuousClock.now < $0 } ?? false)
        }
        if isClosed { throw Failure(.unreachable("the server was away a moment ago")) }
        do {
            let link = try Link(to: url, age: age)
            state.withLock { state in
                state.closedUntil = nil
                state.pause = Self.shortestPause
            }
            return link
        } catch {
            state.withLock { state in
                state.closedUntil = .now + state.pause
                state.pause = min(state.pause * 2, Self.longestPause)
            }
            throw Failure(error.fault)
        }
    }

    func trusts(_ link: Link) -> Bool {
        link.isOpen && state.withLock { $0.age } == link.age
    }

    func lost(_ link: Link) {
        state.withLock { state in
            if link.age == state.age { state.age += 1 }
        }
    }
}
