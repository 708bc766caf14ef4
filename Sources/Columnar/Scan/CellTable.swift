/// Gives cells that are told apart by hashing a small number each, in the order in which they are met.
struct CellTable {
    private var slots: [Int32]
    private(set) var cells: [UInt64] = []

    init() {
        slots = [Int32](repeating: -1, count: 1 << 12)
    }

    @inline(__always)
    private static func hash(_ cell: UInt64) -> Int {
        let product = cell &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: (product ^ product &>> 32) & 0x7FFF_FFFF)
    }

    mutating func numbers(_ wanted: UnsafePointer<UInt64>, _ count: Int, _ out: UnsafeMutablePointer<UInt32>) {
        while (cells.count + count) * 2 > slots.count { grow() }
        let mask = slots.count - 1
        for line in 0..<count {
            let cell = wanted[line]
            var place = Self.hash(cell) & mask
            while true {
                let number = slots[place]
                if number < 0 {
                    slots[place] = Int32(cells.count)
                    out[line] = UInt32(cells.count)
                    cells.append(cell)
                    break
                }
                if cells[Int(number)] == cell {
                    out[line] = UInt32(number)
                    break
                }
                place = (place + 1) & mask
            }
        }
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        let mask = slots.count - 1
        for (number, cell) in cells.enumerated() {
            var place = Self.hash(cell) & mask
            while slots[place] >= 0 { place = (place + 1) & mask }
            slots[place] = Int32(number)
        }
    }
}
