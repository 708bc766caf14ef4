import Foundation
import HTML

/// How one or several numbers went from day to day, or from month to month. Where scripts run and the bundle is there it is drawn;
/// the table with the same numbers is always there, for those who hear the page and for everyone else when nothing is drawn.
package struct DayChart: HTML {
    package enum Form: Sendable {
        case lines
        /// One number's line, filled.
        case area
        case bars
    }

    package struct Series: Sendable {
        let name: String
        /// One of the eight colours of charts.
        let color: Int
        let counts: [Double]

        package init(_ name: String, color: Int, _ counts: [Double]) {
            self.name = name
            self.color = color
            self.counts = counts
        }

        package init(_ name: String, color: Int, _ counts: [Int]) {
            self.init(name, color: color, counts.map(Double.init))
        }
    }

    let title: String
    /// What the rows of the table are.
    let unit: String
    let labels: [String]
    let series: [Series]
    let form: Form
    let places: Int
    let reader: Reader

    /// - Parameters:
    ///   - unit: what a label is: a day, a month.
    ///   - labels: each another one.
    ///   - places: after the decimal sign.
    package init(
        _ title: String,
        by unit: String,
        _ labels: [String],
        _ series: [Series],
        _ form: Form,
        places: Int = 0,
        _ reader: Reader
    ) {
        self.title = title
        self.unit = unit
        self.labels = labels
        self.series = series
        self.form = form
        self.places = places
        self.reader = reader
    }

    package var body: some HTML {
        Element("figure", [.class("chart")], inside)
    }

    @HTMLBuilder
    private var inside: some HTML {
        figcaption { title }
        if let bundle = reader.chartBundle {
            div(
                .class("chart-plot"),
                .data("chart", specification),
                .data("chart-bundle", bundle),
                .aria("hidden", "true"),
                .hidden
            ) {}
        }
        // Whoever has no pointer scrolls it by keys.
        div(.class("chart-table"), .tabindex(0), .role("group"), .aria("label", title)) { numbers }
    }

    private var numbers: some HTML {
        table(.class("data")) {
            thead {
                tr {
                    th(.scope("col")) { unit }
                    ForEach(series) { one in th(.scope("col"), .class("num")) { one.name } }
                }
            }
            tbody {
                ForEach(labels.indices.reversed()) { place in
                    tr {
                        th(.scope("row")) { labels[place] }
                        ForEach(series) { one in
                            td(.class("num")) { reader.w.number(one.counts[place], places: places) }
                        }
                    }
                }
            }
        }
    }

    private var specification: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(spec) else { return "" }
        return String(decoding: data, as: UTF8.self)
    }

    /// What is drawn.
    var spec: VegaLite {
        VegaLite(
            height: 180,
            data: .init(
                values: series.flatMap { series in
                    zip(labels, series.counts).map { .init(label: $0, series: series.name, count: $1) }
                }
            ),
            mark: mark,
            encoding: encoding
        )
    }

    private var mark: VegaLite.Mark {
        switch form {
        case .lines: .init(type: .line, strokeWidth: 2, point: labels.count <= 31)
        case .area: .init(type: .area, fillOpacity: 0.25, line: true)
        case .bars: .init(type: .bar)
        }
    }

    private var encoding: VegaLite.Encoding {
        let names = series.map(\.name)
        return .init(
            x: .init(
                field: "label",
                type: .ordinal,
                sort: labels,
                axis: .init(values: ticks, labelAngle: 0, labelOverlap: "greedy")
            ),
            y: .init(
                field: "count",
                type: .quantitative,
                axis: .init(tickMinStep: 1, tickCount: 4, grid: true),
                scale: .init(zero: form != .area ? true : nil, nice: true),
                stack: form == .bars ? true : nil
            ),
            color: .init(
                field: "series",
                type: .nominal,
                sort: names,
                scale: .init(domain: names, range: series.map { "var(--chart-\($0.color))" }),
                legend: series.count > 1 ? .above : VegaLite.Legend.none
            ),
            // Colour is never all there is. With the same order of names both are told in one legend.
            strokeDash: form == .lines && series.count > 1
                ? .init(field: "series", type: .nominal, sort: names, scale: .init(domain: names), legend: .above)
                : nil,
            tooltip: [
                .init(field: "label", type: .ordinal, title: unit), .init(field: "series", type: .nominal, title: " "),
                .init(field: "count", type: .quantitative, title: title),
            ]
        )
    }

    /// As many labels as there is room for, the last one among them.
    private var ticks: [String] {
        let step = max(1, (labels.count + 5) / 6)
        return labels.indices.filter { (labels.count - 1 - $0).isMultiple(of: step) }.map { labels[$0] }
    }
}

extension Reader {
    /// The address of the programs that draw charts; nil where the set-up could not fetch them.
    fileprivate var chartBundle: String? {
        assets[Assets.charts] == nil ? nil : asset(Assets.charts)
    }
}
