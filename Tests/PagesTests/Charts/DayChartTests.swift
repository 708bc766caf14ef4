import Basics
import Foundation
import HTML
import Testing

@testable import Pages

@Suite struct `A chart of days` {
    private static let labels = ["1 мар", "2 мар", "3 мар"]

    private static func chart(_ series: [DayChart.Series], _ form: DayChart.Form) throws -> DayChart {
        DayChart("Пришло и решено", by: "День", labels, series, form, try Reader.sample(.russian))
    }

    private static func specification(_ chart: DayChart) throws -> [String: Any] {
        let data = try JSONEncoder().encode(chart.spec)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func `has its numbers in a table as well, the latest first`() throws {
        let html = try Self.chart([.init("Пришло", color: 1, [7, 0, 12])], .area).rendered
        let rows = html.matches(of: #/<th scope="row">([^<]*)<\/th><td class="num">([^<]*)<\/td>/#)
        #expect(rows.map { "\($0.1) \($0.2)" } == ["3 мар 12", "2 мар 0", "1 мар 7"])
        #expect(html.contains("<figcaption>Пришло и решено</figcaption>"))
    }

    @Test func `is drawn of the same numbers, in the colours of the page`() throws {
        let spec = try Self.specification(
            try Self.chart([.init("Пришло", color: 1, [7, 0, 3]), .init("Решено", color: 3, [1, 2, 3])], .lines)
        )
        let values = try #require((spec["data"] as? [String: Any])?["values"] as? [[String: Any]])
        #expect(values.count == 6 && values.compactMap { $0["count"] as? Int } == [7, 0, 3, 1, 2, 3])
        let encoding = try #require(spec["encoding"] as? [String: Any])
        let colours = ((encoding["color"] as? [String: Any])?["scale"] as? [String: Any])?["range"] as? [String]
        #expect(colours == ["var(--chart-1)", "var(--chart-3)"])
        // Told apart without colours, too.
        #expect((encoding["strokeDash"] as? [String: Any])?["field"] as? String == "series")
        #expect(((encoding["color"] as? [String: Any])?["legend"] as? [String: Any])?["orient"] as? String == "top")
    }

    @Test func `of one number needs no legend`() throws {
        let spec = try Self.specification(try Self.chart([.init("Сорвано", color: 6, [0, 1, 2])], .bars))
        let encoding = try #require(spec["encoding"] as? [String: Any])
        #expect((encoding["color"] as? [String: Any])?["legend"] is NSNull)
        #expect(encoding["strokeDash"] == nil)
    }
}
