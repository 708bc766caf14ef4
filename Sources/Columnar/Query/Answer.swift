/// What a cube answers: lines and columns of figures.
package struct Answer: Sendable {
    package let rowAxes: [Axis]
    package let columnAxes: [Axis]
    package let measures: [String]
    /// Those of the page that was asked for.
    package let lines: Headings
    package let columns: Headings
    /// How many lines there are on all pages.
    package let lineCount: Int
    /// Whether all files of the cube could be read.
    package let isWhole: Bool
    /// Line by line, in it column by column, the cell of the depth; below nothing where there is none.
    let cells: [Int32]
    /// By the depth of lines and columns, measure by measure.
    let figures: [Depth: [FigureColumn]]

    package func figure(line: Int, column: Int = 0, measure: Int) -> Figure {
        let cell = cells[line * columns.count + column]
        guard cell >= 0 else { return .none }
        let depth = Depth(rows: lines.depth(line), columns: columns.depth(column))
        return figures[depth]?[measure].figure(Int(cell)) ?? .none
    }
}

/// The labels of a line or column; fewer than the axes where it is a total.
package struct Heading: Hashable, Sendable {
    package let labels: [Label]

    package init(labels: [Label]) {
        self.labels = labels
    }
}

/// The headings of a side of an answer.
package struct Headings: RandomAccessCollection, Sendable {
    /// How many axes each tells apart.
    let depths: [UInt8]
    /// For each axis the code in each; of totals that don't tell it apart it means nothing.
    let codes: [[Int32]]
    /// For each axis where its labels are; nil for time, whose codes are its labels.
    let lexicons: [Lexicon?]

    package var startIndex: Int { 0 }
    package var endIndex: Int { depths.count }

    package subscript(_ place: Int) -> Heading {
        Heading(
            labels: (0..<depth(place)).map { axis in
                let code = Int(codes[axis][place])
                return lexicons[axis]?.label(code) ?? .number(Int64(code))
            }
        )
    }

    func depth(_ place: Int) -> Int { Int(depths[place]) }
}

/// A number of an answer.
package enum Figure: Hashable, Sendable {
    case whole(Int64)
    case decimal(Double)
    /// There is none, such as a mean of no values.
    case none

    package var number: Double? {
        switch self {
        case .whole(let number): Double(number)
        case .decimal(let number): number
        case .none: nil
        }
    }
}
