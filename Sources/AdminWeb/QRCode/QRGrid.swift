/// The squares of a code: first what every code has, then the bytes, then a mask over these.
struct QRGrid: Sendable, Equatable {
    let size: Int
    private var dark: [Bool]
    /// Squares that carry no bytes.
    private var taken: [Bool]

    init(_ version: QRVersion) {
        size = version.size
        dark = [Bool](repeating: false, count: size * size)
        taken = dark
        drawTiming()
        for corner in [(3, 3), (size - 4, 3), (3, size - 4)] { drawFinder(around: corner) }
        drawEyes(version.eyes)
        drawFormat(mask: 0)
        if version.number >= 7 { drawNumber(of: version) }
    }

    subscript(column: Int, row: Int) -> Bool { dark[row * size + column] }

    private mutating func set(_ column: Int, _ row: Int, _ isDark: Bool) {
        guard (0..<size).contains(column), (0..<size).contains(row) else { return }
        dark[row * size + column] = isDark
        taken[row * size + column] = true
    }

    private mutating func drawTiming() {
        for place in 0..<size {
            set(6, place, place.isMultiple(of: 2))
            set(place, 6, place.isMultiple(of: 2))
        }
    }

    private mutating func drawFinder(around centre: (column: Int, row: Int)) {
        for row in -4...4 {
            for column in -4...4 {
                let ring = max(abs(column), abs(row))
                set(centre.column + column, centre.row + row, ring != 2 && ring != 4)
            }
        }
    }

    private mutating func drawEyes(_ places: [Int]) {
        guard let first = places.first, let last = places.last else { return }
        for row in places {
            for column in places {
                let isCorner =
                    (column == first && row == first) || (column == first && row == last)
                    || (column == last && row == first)
                if !isCorner { drawEye(column, row) }
            }
        }
    }

    private mutating func drawEye(_ centre: Int, _ middle: Int) {
        for row in -2...2 {
            for column in -2...2 { set(centre + column, middle + row, max(abs(column), abs(row)) != 1) }
        }
    }

    /// Which mask lies over the bytes and how well they are mended, twice.
    private mutating func drawFormat(mask: Int) {
        let data = 0b01 << 3 | mask
        var rest = data
        for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
        let bits = (data << 10 | rest) ^ 0x5412
        let bit = { (place: Int) in bits >> place & 1 == 1 }
        for place in 0...5 { set(8, place, bit(place)) }
        set(8, 7, bit(6))
        set(8, 8, bit(7))
        set(7, 8, bit(8))
        for place in 9..<15 { set(14 - place, 8, bit(place)) }
        for place in 0..<8 { set(size - 1 - place, 8, bit(place)) }
        for place in 8..<15 { set(8, size - 15 + place, bit(place)) }
        set(8, size - 8, true)
    }

    private mutating func drawNumber(of version: QRVersion) {
        var rest = version.number
        for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11) * 0x1F25 }
        let bits = version.number << 12 | rest
        for place in 0..<18 {
            let isDark = bits >> place & 1 == 1
            set(size - 11 + place % 3, place / 3, isDark)
            set(place / 3, size - 11 + place % 3, isDark)
        }
    }

    /// Up and down in pairs of columns from the right, past what is taken.
    mutating func draw(_ codewords: [UInt8]) {
        var place = 0
        for pair in 0..<(size - 1) / 2 {
            let right = size - 1 - pair * 2 - (pair * 2 < size - 7 ? 0 : 1)
            for step in 0..<size {
                let row = pair.isMultiple(of: 2) ? size - 1 - step : step
                for column in [right, right - 1] where !taken[row * size + column] {
                    guard place < codewords.count * 8 else { return }
                    dark[row * size + column] = codewords[place >> 3] >> UInt8(7 - place & 7) & 1 == 1
                    place += 1
                }
            }
        }
    }

    func masked(by mask: Int) -> QRGrid {
        var copy = self
        for row in 0..<size {
            for column in 0..<size where !taken[row * size + column] && Self.flips(mask, column, row) {
                copy.dark[row * size + column].toggle()
            }
        }
        copy.drawFormat(mask: mask)
        return copy
    }

    private static func flips(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (x / 3 + y / 2) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        default: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }
}
