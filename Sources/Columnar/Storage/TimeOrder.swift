/// The order of rows by time, those of one instant as they came: a merge of the stretches that are in order already.
enum TimeOrder {
    /// - Returns: for each place the row that goes there; nil if all are in order.
    static func of(_ instants: [Int64]) -> [UInt32]? {
        var bounds = [0]
        for row in 1..<max(1, instants.count) where instants[row] < instants[row - 1] { bounds.append(row) }
        guard bounds.count > 1 else { return nil }
        bounds.append(instants.count)
        var order = [UInt32](0..<UInt32(instants.count))
        var spare = order
        while bounds.count > 2 {
            var next = [0]
            for pair in stride(from: 0, to: bounds.count - 1, by: 2) {
                let middle = bounds[pair + 1]
                let end = pair + 2 < bounds.count ? bounds[pair + 2] : middle
                merge(order, bounds[pair], middle, end, into: &spare, by: instants)
                next.append(end)
            }
            swap(&order, &spare)
            bounds = next
        }
        return order
    }

    private static func merge(
        _ order: [UInt32],
        _ start: Int,
        _ middle: Int,
        _ end: Int,
        into target: inout [UInt32],
        by instants: [Int64]
    ) {
        var (left, right) = (start, middle)
        for place in start..<end {
            let takesLeft =
                left < middle
                && (right >= end || instants[Int(order[left])] <= instants[Int(order[right])])
            target[place] = order[takesLeft ? left : right]
            if takesLeft { left += 1 } else { right += 1 }
        }
    }
}

extension Array {
    /// In another order.
    func ordered(_ order: [UInt32]?) -> [Element] {
        guard let order else { return self }
        return order.map { self[Int($0)] }
    }
}
