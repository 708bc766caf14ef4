import Basics
import Desk
import HTML
import Pages
import People

/// Hours of specialists that the first line has saved, how that is counted, and how sure it is (SPEC L6).
struct FreedPanel: HTML {
    let overview: Overview
    let reader: Reader

    private var freed: Freed { overview.freed }
    private var w: Wording { reader.w }

    var body: some HTML {
        Panel(w("freed.title"), id: "freed") {
            p(.class("figure-line")) {
                b(.class("figure-number")) { hours(freed.hours) }
                if freed.hours > 0 {
                    span(.class("muted")) { w("freed.margin", ["hours": hours(freed.margin)]) }
                }
            }
            p(.class("muted")) { coverage }
            if !freed.kinds.isEmpty { kinds }
            DayChart(
                w("freed.trend"),
                by: w("freed.month"),
                overview.freedBefore.map { w.shortDay($0.from) },
                [.init(w("freed.hours"), color: 3, overview.freedBefore.map(\.freed.hours))],
                .bars,
                places: 1,
                reader
            )
            details(.class("explained")) {
                summary { w("freed.how") }
                ForEach(1...4) { part in p { w(TextKey("freed.how.\(part)"), ["fewest": "\(Freed.fewest)"]) } }
            }
        }
    }

    private var coverage: String {
        guard let share = freed.coverage else { return w("freed.none") }
        return w("freed.coverage", ["cases": w.number(freed.solvedAlone), "share": w.percent(share)])
    }

    private var kinds: some HTML {
        table(.class("data"), .class("folds")) {
            thead {
                tr {
                    th(.scope("col")) { w("case.kind") }
                    th(.scope("col"), .class("num")) { w("freed.alone") }
                    th(.scope("col"), .class("num")) { w("freed.mean") }
                    th(.scope("col"), .class("num")) { w("freed.hours") }
                }
            }
            tbody {
                ForEach(freed.kinds) { kind in
                    tr {
                        th(.scope("row")) { w(kind.kind.name) }
                        td(.class("num"), .data("label", w("freed.alone"))) { w.number(kind.solvedAlone) }
                        td(.class("num"), .data("label", w("freed.mean"))) { mean(kind) }
                        td(.class("num"), .data("label", w("freed.hours"))) {
                            kind.mean == nil ? "—" : hours(kind.hours)
                        }
                    }
                }
            }
        }
    }

    private func mean(_ kind: Freed.Kind) -> String {
        guard let mean = kind.mean else { return w("freed.too-few", ["measured": w.number(kind.measured)]) }
        return w(
            "freed.mean.of",
            [
                "mean": w.number(Int(mean.rounded())), "margin": w.number(Int(kind.margin.rounded(.up))),
                "measured": w.number(kind.measured),
            ]
        )
    }

    private func hours(_ hours: Double) -> String { w.number(hours, places: hours < 100 ? 1 : 0) }
}
