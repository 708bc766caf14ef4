import Synchronization

/// Gathers what comes from several tasks.
final class Collected<Item: Sendable>: Sendable {
    private let items = Mutex<[Item]>([])

    var all: [Item] { items.withLock { $0 } }

    func append(_ item: Item) { items.withLock { $0.append(item) } }
    func append(contentsOf more: [Item]) { items.withLock { $0 += more } }
}

/// Waits until `condition` holds, and gives up after a while that no healthy machine needs.
func eventually(
    within limit: Duration = .seconds(20),
    _ condition: @Sendable () async throws -> Bool
) async throws -> Bool {
    let end = ContinuousClock.now + limit
    while ContinuousClock.now < end {
        if try await condition() { return true }
        try await Task.sleep(for: .milliseconds(10))
    }
    return try await condition()
}
