/// The places of codes in the order of their labels.
struct Ranks {
    private let cube: Cube

    init(_ cube: Cube) { self.cube = cube }

    /// For each of an axis' codes its place.
    func ranks(_ codes: [Int32], _ axis: Axis) -> [UInt64] {
        switch axis {
        case .time:
            let least = codes.min() ?? 0
            return codes.map { UInt64($0 - least) }
        case .dimension(let name):
            guard let dimension = cube.schema.dimension(name) else { return [] }
            let ranks = cube.lexicons[dimension].ranks()
            return codes.map { UInt64(ranks[Int($0)]) }
        }
    }
}
