import Synchronization

/// Memory that questions leave to those after them: pages that the system has yet to clear cost more than what is reckoned on them.
enum Rooms {
    /// Addresses of rooms that nobody uses, by how many words they have.
    private static let free = Mutex<[Int: [UInt]]>([:])
    private static let kept = Atomic(0)
    /// So many words may lie idle.
    private static let most = 6 << 20

    static func give(_ words: Int) -> UnsafeMutablePointer<UInt64> {
        let size = size(words)
        let known = free.withLock { $0[size]?.popLast() }
        if let known, let room = UnsafeMutablePointer<UInt64>(bitPattern: known) {
            kept.subtract(size, ordering: .relaxed)
            return room
        }
        return .allocate(capacity: size)
    }

    static func take(_ room: UnsafeMutablePointer<UInt64>, _ words: Int) {
        let size = size(words)
        guard size >= 1 << 12, kept.load(ordering: .relaxed) + size <= most else { return room.deallocate() }
        kept.add(size, ordering: .relaxed)
        free.withLock { $0[size, default: []].append(UInt(bitPattern: room)) }
    }

    /// Few sizes, so that rooms fit others again.
    private static func size(_ words: Int) -> Int {
        let power = max(64, words.nextPowerOfTwo)
        return words <= power / 4 * 3 ? power / 4 * 3 : power
    }
}
