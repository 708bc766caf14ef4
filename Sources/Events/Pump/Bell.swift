import Basics
import Store

/// Wakes a loop: when a channel is announced, and regularly as a safety net. Rings that come while nobody waits melt into one.
package struct Bell: Sendable {
    package let rings: AsyncStream<Void>
    private let rope: AsyncStream<Void>.Continuation

    package init(_ channels: Set<Channel>, every interval: Duration, in database: Database) {
        let (rings, rope) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.rings = rings
        self.rope = rope
        let announcements = database.engine.announcements()
        let listener = Task {
            for await channel in announcements where channels.contains(channel) { rope.yield() }
        }
        let ticker = Task {
            while !Task.isCancelled {
                rope.yield()
                try? await Task.sleep(for: interval)
            }
        }
        rope.onTermination = { _ in
            listener.cancel()
            ticker.cancel()
        }
    }

    package func ring() {
        rope.yield()
    }

    package func silence() {
        rope.finish()
    }
}
