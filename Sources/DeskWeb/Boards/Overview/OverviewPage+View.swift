import Basics
import Desk
import HTML
import Pages
import People

extension OverviewPage {
    var place: Place { .overview }
    var layout: Layout { .wide }
    var back: String? { Address.desk }

    func title(for reader: Reader) -> String { reader.w("overview.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(w("overview.title"), detail: w("overview.detail"), w) {
            ForEach(Line.allCases) { line in
                Button(w(line.name), href: Address.board(line), style: .quiet, key: "\(line.rawValue)")
            }
            Button(w("agent.everybody"), href: "/telephone/people", style: .quiet, icon: .phone)
        }
        Tabs(
            w("overview.span"),
            Self.spans.map { days in
                Tab(
                    w.count("overview.days", days),
                    href: Address.path(Address.overview, ["days": "\(days)"]),
                    current: days == span
                )
            }
        )
        OverviewFigures(page: self, reader: reader)
        OverviewCharts(page: self, reader: reader)
        div(.class("overview-parts")) {
            OverviewPlaces(page: self, reader: reader)
            OverviewAges(page: self, reader: reader)
            OverviewLoads(page: self, reader: reader)
            FreedPanel(overview: overview, reader: reader)
        }
    }
}

/// The numbers that are looked at first; each leads to the list behind it.
private struct OverviewFigures: HTML {
    let page: OverviewPage
    let reader: Reader

    var body: some HTML {
        let overview = page.overview
        let w = reader.w
        ul(.class("figures"), .aria("label", w("overview.figures"))) {
            figure("unsolved", w.number(overview.backlog.last ?? 0), Address.path(Address.cases, ["state": "unsolved"]))
            figure(
                "ownerless",
                w.number(overview.ownerless),
                Address.path(Address.cases, ["state": "unsolved", "whose": "nobody"])
            )
            figure("opened", w.number(overview.sum(.opened)), opened)
            figure("solved", w.number(overview.sum(.solved)), happened("solved"))
            figure("closed", w.number(overview.sum(.closed)), happened("closed"))
            figure("broken", w.number(overview.sum(.broken)), happened("broken"))
            figure(
                "hand-overs-per-case",
                overview.handOversPerCase.map { w.number($0, places: 2) } ?? "—",
                happened("handed-over")
            )
            figure("ping-pong", w.number(overview.sum(.pingPong)), happened("ping-pong"))
        }
    }

    private var opened: String {
        Address.path(Address.cases, ["state": "all", "from": page.from])
    }

    private func happened(_ what: String) -> String {
        Address.path(Address.cases, ["state": "all", "happened": what, "from": page.from])
    }

    private func figure(_ name: String, _ shown: String, _ href: String) -> some HTML {
        let w = reader.w
        return li {
            a(.href(href), .title(w(TextKey("overview.\(name).hint")))) {
                span(.class("figure-name")) { w(TextKey("overview.\(name)")) }
                b(.class("figure-number")) { shown }
            }
        }
    }
}

private struct OverviewCharts: HTML {
    let page: OverviewPage
    let reader: Reader

    var body: some HTML {
        let overview = page.overview
        let w = reader.w
        let labels = overview.days.map { w.shortDay($0) }
        div(.class("charts")) {
            chart(
                "overview.chart.flow",
                labels,
                [
                    .init(w("overview.opened"), color: 1, counts(.opened)),
                    .init(w("overview.solved"), color: 3, counts(.solved)),
                ],
                .lines
            )
            chart(
                "overview.chart.backlog",
                labels,
                [.init(w("overview.unsolved"), color: 1, overview.backlog)],
                .area
            )
            chart(
                "overview.chart.broken",
                labels,
                [.init(w("overview.broken"), color: 6, counts(.broken))],
                .bars
            )
        }
    }

    private func counts(_ measure: DayMeasure) -> [Int] {
        page.overview.daily[measure] ?? Array(repeating: 0, count: page.overview.days.count)
    }

    private func chart(
        _ title: TextKey,
        _ labels: [String],
        _ series: [DayChart.Series],
        _ form: DayChart.Form
    ) -> some HTML {
        DayChart(reader.w(title), by: reader.w("overview.day"), labels, series, form, reader)
    }
}
