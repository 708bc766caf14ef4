extension FactBatch {
    /// - Throws: what keeps it from being facts of a schema.
    func check(against schema: Schema) throws(FactFlaw) {
        guard labels.count == schema.dimensions.count, values.count == schema.measures.count else {
            throw .columnMissing
        }
        for (column, known) in zip(labels, schema.dimensions) where column.count != count {
            throw .columnLength(known.name)
        }
        for (column, known) in zip(values, schema.measures) {
            guard column.count == count else { throw .columnLength(known.name) }
            guard column.kind == known.kind else { throw .kindDiffers(known.name) }
            guard column.isPossible else { throw .valueImpossible(known.name) }
        }
        let (from, until) = Self.centuries(schema.clock.tick)
        for instant in instants where instant < from || instant > until { throw .instantImpossible(instant) }
    }

    /// From 1900 to 2200, in ticks.
    private static func centuries(_ tick: FactClock.Tick) -> (Int64, Int64) {
        let day = 86_400_000 / tick.rawValue
        return (-25_567 * day, 84_006 * day)
    }
}

extension ValueColumn {
    /// The greatest whole number either way: all up to it are exact as decimals too.
    static let greatest: Int64 = 1 << 52

    fileprivate var isPossible: Bool {
        let range = -Self.greatest...Self.greatest
        return switch self {
        case .integers(let all): all.allSatisfy(range.contains)
        case .integersBut(let none, let all): all.allSatisfy { $0 == none || range.contains($0) }
        case .optionalIntegers(let all): all.allSatisfy { $0.map(range.contains) ?? true }
        case .decimals(let all): all.allSatisfy(\.isFinite)
        case .optionalDecimals(let all): all.allSatisfy { $0?.isFinite ?? true }
        }
    }
}
