/// Facts column by column, as many in each, in the order of their arrival.
package struct FactBatch: Sendable, Codable {
    /// Ticks of the schema's clock since 1970 UTC.
    package var instants: [Int64]
    /// In the order of the schema's dimensions.
    package var labels: [LabelColumn]
    /// In the order of the schema's measures.
    package var values: [ValueColumn]

    package init(instants: [Int64], labels: [LabelColumn], values: [ValueColumn]) {
        self.instants = instants
        self.labels = labels
        self.values = values
    }

    package var count: Int { instants.count }
}

/// A dimension of a batch.
package enum LabelColumn: Sendable, Codable {
    case numbers([Int64])
    case labels([Label])

    var count: Int {
        switch self {
        case .numbers(let all): all.count
        case .labels(let all): all.count
        }
    }
}

/// A measure of a batch.
package enum ValueColumn: Sendable, Codable {
    case integers([Int64])
    /// One value says that the fact has none.
    case integersBut(Int64, [Int64])
    case optionalIntegers([Int64?])
    case decimals([Double])
    case optionalDecimals([Double?])

    var count: Int {
        switch self {
        case .integers(let all), .integersBut(_, let all): all.count
        case .optionalIntegers(let all): all.count
        case .decimals(let all): all.count
        case .optionalDecimals(let all): all.count
        }
    }

    var kind: MeasureColumn.Kind {
        switch self {
        case .integers, .integersBut, .optionalIntegers: .integer
        case .decimals, .optionalDecimals: .decimal
        }
    }
}

/// Why facts can't be taken.
package enum FactFlaw: Error, Hashable, Sendable {
    /// A column has more or fewer than the instants.
    case columnLength(String)
    case columnMissing
    case kindDiffers(String)
    /// A whole number beyond 2⁵², or a decimal that is no number.
    case valueImpossible(String)
    /// Beyond the years 1900 to 2200.
    case instantImpossible(Int64)
}
