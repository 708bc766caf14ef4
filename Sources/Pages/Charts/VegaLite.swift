/// A Vega-Lite specification (version 6, https://vega.github.io/vega-lite/docs/): what a chart shows, as far as ours need it. The
/// page's bundle draws it; colours are the page's own custom properties, so that a chart follows its theme.
package struct VegaLite: Encodable, Sendable {
    private let schema = "https://vega.github.io/schema/vega-lite/v6.json"
    private let width = "container"
    private let background = "transparent"
    private let autosize = Autosize()
    let height: Int
    let data: Values
    let mark: Mark
    let encoding: Encoding
    let config = Config()

    private enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case width, height, background, autosize, data, mark, encoding, config
    }

    private struct Autosize: Encodable {
        let type = "fit-x"
        let contains = "padding"
    }

    /// Rows of the data, each with all that the encoding asks for.
    struct Values: Encodable, Sendable {
        let values: [Row]
    }

    struct Row: Encodable, Sendable {
        /// What stands under the axis.
        let label: String
        let series: String
        let count: Double
    }

    struct Mark: Encodable, Sendable {
        enum Form: String, Encodable, Sendable {
            case line
            case area
            case bar
        }

        let type: Form
        let tooltip = true
        var strokeWidth: Double?
        var fillOpacity: Double?
        /// Marks each value, so that one alone is seen.
        var point: Bool?
        var line: Bool?
    }

    struct Encoding: Encodable, Sendable {
        let x: Channel
        let y: Channel
        let color: Channel
        var strokeDash: Channel?
        let tooltip: [Channel]
    }

    struct Channel: Encodable, Sendable {
        enum Measure: String, Encodable, Sendable {
            case ordinal
            case nominal
            case quantitative
        }

        let field: String
        let type: Measure
        var title: String?
        /// The order of what is not a number, as it stands in the data.
        var sort: [String]?
        var axis: Axis?
        var scale: Scale?
        var legend: Legend?
        var stack: Bool?
    }

    struct Axis: Encodable, Sendable {
        var values: [String]?
        var labelAngle: Int?
        var labelOverlap: String?
        var tickMinStep: Int?
        var tickCount: Int?
        var grid: Bool?
        var title: String?

        private enum CodingKeys: String, CodingKey {
            case values, labelAngle, labelOverlap, tickMinStep, tickCount, grid, title
        }

        /// A missing title would be made of the field's name.
        func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: CodingKeys.self)
            try fields.encodeIfPresent(values, forKey: .values)
            try fields.encodeIfPresent(labelAngle, forKey: .labelAngle)
            try fields.encodeIfPresent(labelOverlap, forKey: .labelOverlap)
            try fields.encodeIfPresent(tickMinStep, forKey: .tickMinStep)
            try fields.encodeIfPresent(tickCount, forKey: .tickCount)
            try fields.encodeIfPresent(grid, forKey: .grid)
            try fields.encode(title, forKey: .title)
        }
    }

    struct Scale: Encodable, Sendable {
        var domain: [String]?
        var range: [String]?
        var zero: Bool?
        var nice: Bool?
    }

    /// Where it is said which series is which.
    enum Legend: Encodable, Sendable {
        case above
        /// One series needs none; left out, there would be one.
        case none

        private enum CodingKeys: String, CodingKey {
            case orient, direction, title
        }

        func encode(to encoder: any Encoder) throws {
            guard self == .above else {
                var value = encoder.singleValueContainer()
                return try value.encodeNil()
            }
            var fields = encoder.container(keyedBy: CodingKeys.self)
            try fields.encode("top", forKey: .orient)
            try fields.encode("horizontal", forKey: .direction)
            try fields.encodeNil(forKey: .title)
        }
    }

    struct Config: Encodable, Sendable {
        private let font = "inherit"
        private let axis = AxisLook()
        private let legend = LegendLook()
        private let view = ViewLook()

        private struct AxisLook: Encodable {
            let labelColor = "var(--muted)"
            let gridColor = "var(--line)"
            let domainColor = "var(--line)"
            let tickColor = "var(--line)"
            let labelFontSize = 12
        }

        private struct LegendLook: Encodable {
            let labelColor = "var(--ink)"
            let labelFontSize = 12
        }

        private struct ViewLook: Encodable {
            let stroke = "transparent"
        }
    }
}
