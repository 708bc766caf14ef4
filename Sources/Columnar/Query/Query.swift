/// A question to a cube: which facts, reckoned how, laid out by what.
package struct Query: Hashable, Codable, Sendable {
    package var rows: [Axis]
    package var columns: [Axis]
    package var measures: [NamedMeasure]
    /// All must hold.
    package var filters: [Filter]
    package var totals: Totals
    package var order: [Order]
    /// Which lines to show of all.
    package var page: Range<Int>?
    package var limits: Limits

    package init(
        rows: [Axis] = [],
        columns: [Axis] = [],
        measures: [NamedMeasure],
        filters: [Filter] = [],
        totals: Totals = .none,
        order: [Order] = [],
        page: Range<Int>? = nil,
        limits: Limits = Limits()
    ) {
        self.rows = rows
        self.columns = columns
        self.measures = measures
        self.filters = filters
        self.totals = totals
        self.order = order
        self.page = page
        self.limits = limits
    }
}

/// What a report is laid out by.
package enum Axis: Hashable, Codable, Sendable {
    case dimension(String)
    case time(TimePart)
}

/// A measure under the name that the answer's column has.
package struct NamedMeasure: Hashable, Codable, Sendable {
    package let name: String
    package let measure: Measure

    package init(_ name: String, _ measure: Measure) {
        self.name = name
        self.measure = measure
    }
}

/// Which totals an answer has besides its cells.
package enum Totals: String, Codable, Sendable {
    case none
    /// Of all lines, and of all columns of a line.
    case grand
    /// Also of each group of lines, and of columns, at every level.
    case all
}

/// What lines are sorted by. Lines that are equal in it stand by their labels.
package enum Order: Hashable, Codable, Sendable {
    /// The place of one of `rows`.
    case label(Int, descending: Bool)
    /// By the line's total of a measure.
    case measure(String, descending: Bool)
}

/// How much a question may take.
package struct Limits: Hashable, Codable, Sendable {
    /// Cells that may be reckoned.
    package var cells: Int
    /// Bytes that may be used while it is reckoned.
    package var memory: Int

    package init(cells: Int = 4_000_000, memory: Int = 512 << 20) {
        self.cells = cells
        self.memory = memory
    }
}

extension Query {
    /// The levels of a hierarchy down to a depth, to be put on rows or columns.
    package static func levels(of name: String, depth: Int, in schema: Schema) throws(QueryFault) -> [Axis] {
        guard let hierarchy = schema.hierarchies.first(where: { $0.name == name }) else {
            throw .hierarchyUnknown(name)
        }
        return Array(hierarchy.levels.prefix(depth))
    }
}
