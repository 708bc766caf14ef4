extension QRGrid {
    /// How much a scanner would dislike it: long runs, blocks, what looks like a corner, too much of one colour.
    var penalty: Int {
        let rows = (0..<size).map { row in (0..<size).map { self[$0, row] } }
        let columns = (0..<size).map { column in (0..<size).map { self[column, $0] } }
        return (rows + columns).reduce(0) { $0 + Self.runs(in: $1) + Self.corners(in: $1) } + blocks + imbalance
    }

    private static func runs(in line: [Bool]) -> Int {
        var (sum, length) = (0, 1)
        for place in line.indices.dropFirst() {
            length = line[place] == line[place - 1] ? length + 1 : 1
            if length == 5 { sum += 3 } else if length > 5 { sum += 1 }
        }
        return sum
    }

    private static func corners(in line: [Bool]) -> Int {
        let corner = [true, false, true, true, true, false, true]
        let light = [Bool](repeating: false, count: 4)
        let patterns = [light + corner, corner + light]
        return (0...(line.count - 11)).reduce(0) { sum, start in
            patterns.contains { line[start..<start + 11].elementsEqual($0) } ? sum + 40 : sum
        }
    }

    private var blocks: Int {
        var sum = 0
        for row in 0..<size - 1 {
            for column in 0..<size - 1 {
                let colour = self[column, row]
                let isBlock =
                    self[column + 1, row] == colour && self[column, row + 1] == colour
                    && self[column + 1, row + 1] == colour
                if isBlock { sum += 3 }
            }
        }
        return sum
    }

    private var imbalance: Int {
        let dark = (0..<size).reduce(0) { sum, row in sum + (0..<size).count { self[$0, row] } }
        return abs(dark * 20 - size * size * 10) / (size * size) * 10
    }
}
