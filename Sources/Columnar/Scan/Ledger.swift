/// What one worker keeps of all cells.
final class Ledger {
    let keeping: Keeping
    private(set) var cells: Int
    /// Copies of the lanes of few cells.
    let copies: Int
    private(set) var lanes: [[UnsafeMutablePointer<UInt64>]] = []
    private(set) var stores: [[UnsafeMutablePointer<UInt64>]] = []
    var pairs: [[Pairs]]

    /// One cell more is there for rows that don't count.
    init(_ keeping: Keeping, cells: Int, mayCopy: Bool) {
        self.keeping = keeping
        self.cells = cells
        copies = mayCopy && cells <= 1024 ? Adding.copies : 1
        pairs = keeping.groups.map { $0.stores.map { _ in Pairs() } }
        for group in keeping.groups {
            lanes.append(group.lanes.map { _ in Self.room((cells + 1) * copies, 0) })
            stores.append(group.stores.map { Self.room((cells + 1) * $0.words, $0.initial) })
        }
    }

    deinit {
        for (group, plan) in keeping.groups.enumerated() {
            for lane in lanes[group] { Rooms.take(lane, (cells + 1) * copies) }
            for (store, kind) in plan.stores.enumerated() { Rooms.take(stores[group][store], (cells + 1) * kind.words) }
        }
    }

    private static func room(_ words: Int, _ initial: UInt64) -> UnsafeMutablePointer<UInt64> {
        let room = Rooms.give(words)
        room.initialize(repeating: initial, count: max(1, words))
        return room
    }

    /// The distance from a copy of a lane to the next; nothing if there is only one.
    var copy: Int { copies > 1 ? cells + 1 : 0 }

    func grow(to wanted: Int) {
        guard wanted > cells else { return }
        let next = max(wanted, 2 * cells)
        for (group, plan) in keeping.groups.enumerated() {
            for lane in lanes[group].indices { Self.move(&lanes[group][lane], cells + 1, next + 1, 0) }
            for (store, kind) in plan.stores.enumerated() {
                Self.move(&stores[group][store], (cells + 1) * kind.words, (next + 1) * kind.words, kind.initial)
            }
        }
        cells = next
    }

    private static func move(_ old: inout UnsafeMutablePointer<UInt64>, _ count: Int, _ wanted: Int, _ initial: UInt64)
    {
        let fresh = room(wanted, initial)
        fresh.update(from: old, count: count)
        Rooms.take(old, count)
        old = fresh
    }

    /// Adds the copies of each lane into the first.
    func fold() {
        guard copies > 1 else { return }
        for lane in lanes.joined() {
            for copy in 1..<copies {
                for cell in 0...cells { lane[cell] &+= lane[copy * (cells + 1) + cell] }
            }
        }
    }

    /// Adds the lanes of another worker.
    func add(_ other: Ledger) {
        for (group, lanes) in lanes.enumerated() {
            for (lane, sums) in lanes.enumerated() { Self.add(other.lanes[group][lane], to: sums, cells) }
        }
    }

    private static func add(_ more: UnsafePointer<UInt64>, to sums: UnsafeMutablePointer<UInt64>, _ count: Int) {
        for cell in 0..<count { sums[cell] &+= more[cell] }
    }

    /// Bytes that pairs take.
    var pairBytes: Int { pairs.joined().reduce(0) { $0 + 8 * ($1.cells.count + $1.values.count) } }
}

/// Cells with labels or values, where those are too many for a table.
struct Pairs {
    /// A cell, and below it a label if there are no values beside.
    var cells: [UInt64] = []
    var values: [Int64] = []

    /// Adds up to so many cells, as many as are filled in.
    mutating func append(_ most: Int, _ fill: (UnsafeMutableBufferPointer<UInt64>) -> Int) {
        cells += [UInt64](unsafeUninitializedCapacity: most) { room, filled in filled = fill(room) }
    }

    /// Leaves one of each.
    mutating func unite() {
        Radix.sort(&cells)
        var kept = 0
        for at in cells.indices where at == 0 || cells[at] != cells[at - 1] {
            cells[kept] = cells[at]
            kept += 1
        }
        cells.removeLast(cells.count - kept)
    }
}

/// Sorts numbers by their bytes, from the last to the first, without those that are the same in all.
enum Radix {
    static func sort(_ numbers: inout [UInt64]) {
        guard numbers.count > 256 else { return numbers.sort() }
        let used = numbers.reduce(0, |)
        var spare = numbers
        for byte in 0..<8 where used &>> UInt64(8 * byte) & 0xFF != 0 {
            var starts = [Int](repeating: 0, count: 257)
            let shift = UInt64(8 * byte)
            for number in numbers { starts[Int(number &>> shift & 0xFF) + 1] += 1 }
            for value in 1..<257 { starts[value] += starts[value - 1] }
            for number in numbers {
                let value = Int(number &>> shift & 0xFF)
                spare[starts[value]] = number
                starts[value] += 1
            }
            swap(&numbers, &spare)
        }
    }
}
