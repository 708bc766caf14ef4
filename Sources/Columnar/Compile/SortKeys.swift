/// One number for several, in their order: the first counts most.
struct SortKeys {
    private(set) var keys: [UInt64]

    /// - Parameter columns: numbers that may be negative, as bits; their order counts only where none is.
    init(_ columns: [[UInt64]], count: Int) {
        keys = [UInt64](repeating: 0, count: count)
        for column in columns { add(column) }
    }

    mutating func add(_ column: [UInt64]) {
        let least = column.min() ?? 0
        let size = (column.max() ?? 0) &- least &+ 1
        let top = keys.max() ?? 0
        if size == 0 || top.multipliedReportingOverflow(by: size).overflow || top >= 1 << 62 / max(1, size) {
            let dense = Self.dense(column)
            keys = Self.dense(keys)
            let width = UInt64(max(1, column.count))
            for at in keys.indices { keys[at] = keys[at] * width + dense[at] }
            return
        }
        for at in keys.indices { keys[at] = keys[at] * size + (column[at] - least) }
    }

    /// The same order from nought on, without gaps.
    private static func dense(_ numbers: [UInt64]) -> [UInt64] {
        let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
        var result = numbers
        var number: UInt64 = 0
        for (at, place) in order.enumerated() {
            if at > 0, numbers[place] != numbers[order[at - 1]] { number += 1 }
            result[place] = number
        }
        return result
    }

    /// The places in the order of their keys, those with equal keys as they stand.
    func order() -> [Int] {
        let count = keys.count
        guard let top = keys.max(), count > 1 else { return Array(keys.indices) }
        if top < UInt64(8 * count + 1024) { return orderByTable(Int(top)) }
        let bits = UInt64(Int.bitWidth - count.leadingZeroBitCount)
        guard top &>> (63 - bits) == 0 else { return keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) } }
        var packed = keys.indices.map { keys[$0] &<< bits | UInt64($0) }
        Radix.sort(&packed)
        let mask = (1 &<< bits) - 1
        return packed.map { Int($0 & mask) }
    }

    private func orderByTable(_ top: Int) -> [Int] {
        var starts = [Int](repeating: 0, count: top + 2)
        for key in keys { starts[Int(key) + 1] += 1 }
        for key in 1..<starts.count { starts[key] += starts[key - 1] }
        var order = [Int](repeating: 0, count: keys.count)
        for (at, key) in keys.enumerated() {
            order[starts[Int(key)]] = at
            starts[Int(key)] += 1
        }
        return order
    }

    /// For each place the number of its key among all, and for each number its first place.
    func numbered() -> (numbers: [Int], firsts: [Int]) {
        var numbers = [Int](repeating: 0, count: keys.count)
        var firsts: [Int] = []
        var last: UInt64?
        for place in order() {
            if keys[place] != last { firsts.append(place) }
            last = keys[place]
            numbers[place] = firsts.count - 1
        }
        return (numbers, firsts)
    }
}
