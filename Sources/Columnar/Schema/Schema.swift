/// What the facts of a cube have: an instant, dimensions to ask by, and measures to reckon with.
package struct Schema: Hashable, Codable, Sendable {
    package let clock: FactClock
    package let dimensions: [DimensionColumn]
    package let measures: [MeasureColumn]
    package let hierarchies: [Hierarchy]

    /// - Throws: a name that is used twice, or a hierarchy with a level that there isn't.
    package init(
        clock: FactClock,
        dimensions: [DimensionColumn],
        measures: [MeasureColumn],
        hierarchies: [Hierarchy] = []
    ) throws(SchemaFlaw) {
        self.clock = clock
        self.dimensions = dimensions
        self.measures = measures
        self.hierarchies = hierarchies
        var known: Set<String> = []
        for name in dimensions.map(\.name) + measures.map(\.name) + hierarchies.map(\.name) {
            guard known.insert(name).inserted else { throw .nameTwice(name) }
        }
        for case .dimension(let name) in hierarchies.flatMap(\.levels) where dimension(name) == nil {
            throw .levelUnknown(name)
        }
    }

    func dimension(_ name: String) -> Int? { dimensions.firstIndex { $0.name == name } }
    func measure(_ name: String) -> Int? { measures.firstIndex { $0.name == name } }
}

/// How the instants of facts are told.
package struct FactClock: Hashable, Codable, Sendable {
    /// The smallest step of time that a fact keeps.
    package enum Tick: Int64, Codable, Sendable {
        case millisecond = 1
        case second = 1000
        case minute = 60000
    }

    package let tick: Tick
    /// Of the IANA's list; hours, days and all that is longer are those of its clocks on the wall.
    package let zone: String

    package init(tick: Tick, zone: String) {
        self.tick = tick
        self.zone = zone
    }
}

/// Something to ask by: its labels are kept in a dictionary and its facts hold their numbers in it.
package struct DimensionColumn: Hashable, Codable, Sendable {
    package let name: String

    package init(_ name: String) {
        self.name = name
    }
}

/// Something to reckon with; a fact may lack it.
package struct MeasureColumn: Hashable, Codable, Sendable {
    package enum Kind: String, Codable, Sendable {
        /// Whole numbers up to 2⁵² either way: seconds, kopecks, points, numbers of records.
        case integer
        case decimal
    }

    package let name: String
    package let kind: Kind

    package init(_ name: String, _ kind: Kind = .integer) {
        self.name = name
        self.kind = kind
    }
}

/// Dimensions from the widest to the narrowest, through which a report is opened level by level.
package struct Hierarchy: Hashable, Codable, Sendable {
    package let name: String
    package let levels: [Axis]

    package init(_ name: String, levels: [Axis]) {
        self.name = name
        self.levels = levels
    }
}

/// What is wrong with a schema.
package enum SchemaFlaw: Error, Hashable, Sendable {
    case nameTwice(String)
    case levelUnknown(String)
}
