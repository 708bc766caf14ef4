import Basics
import Desk
import HTML
import Pages
import People
import Store

/// How departments keep to what is asked of them; of one, month by month (SPEC L3).
struct ScorePage: Page {
    let scores: [DepartmentScore]
    let months: ScoreMonths
    /// The one that is looked at closely.
    let chosen: DepartmentScore?

    init(_ id: Department.ID?, for member: Member, in snapshot: Snapshot) throws {
        months = try snapshot.scoreMonths()
        scores = try snapshot.departmentScores(months, visibleTo: member)
        chosen = id.flatMap { [scores] id in scores.first { $0.department == id } }
    }
}

extension ScorePage {
    var place: Place { .tasks }
    var layout: Layout { .wide }
    var back: String? { chosen == nil ? Address.tasks : Address.score }

    func title(for reader: Reader) -> String { chosen?.name ?? reader.w("tasks.score.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(chosen?.name ?? w("tasks.score.title"), detail: w("tasks.score.detail"), w)
        TaskTabs(current: .score, w: w)
        if scores.isEmpty {
            EmptyState(w("tasks.score.none.title"), w("tasks.score.none.text"))
        } else if let chosen {
            table(w, first: w("tasks.score.month")) {
                ForEach(Array(zip(months.beginnings, chosen.months).reversed())) { month, tally in
                    ScoreRow(name: w.monthOfYear(month), link: nil, tally: tally, w: w)
                }
            }
        } else {
            table(w, first: w("task.department")) {
                ForEach(scores) { score in
                    ScoreRow(name: score.name, link: Address.score(of: score.department), tally: score.whole, w: w)
                }
            }
        }
        p(.class("hint")) { w("tasks.score.how") }
    }

    private func table(_ w: Wording, first: String, @HTMLBuilder rows: () -> Markup) -> some HTML {
        Element(
            "table",
            [.class("data"), .class("score-table"), .class("folds")],
            Group {
                thead {
                    tr {
                        th(.scope("col")) { first }
                        th(.scope("col"), .class("num")) { w("tasks.score.due") }
                        th(.scope("col"), .class("num")) { w("tasks.score.on-time") }
                        th(.scope("col"), .class("num"), .class("wide")) { w("tasks.score.late") }
                        th(.scope("col"), .class("num")) { w("tasks.score.overdue") }
                        th(.scope("col"), .class("num"), .class("wide")) { w("tasks.score.returned") }
                        th(.scope("col"), .class("num"), .class("wide")) { w("tasks.score.sent-back") }
                        th(.scope("col"), .class("num"), .class("wide")) { w("tasks.score.overrun") }
                        th(.scope("col"), .class("num")) { w("tasks.score.claims") }
                    }
                }
                tbody(.data("list")) { rows() }
            }
        )
    }
}

private struct ScoreRow: HTML {
    let name: String
    let link: String?
    let tally: DepartmentScore.Tally
    let w: Wording

    var body: some HTML {
        tr {
            th(.scope("row")) {
                if let link { a(.href(link)) { name } } else { name }
            }
            td(.class("num"), .data("label", w("tasks.score.due"))) { w.number(tally.due) }
            td(.class("num"), .class("score-share"), .data("label", w("tasks.score.on-time"))) {
                if let share = tally.shareOnTime {
                    ShareBar(share: share, label: w("tasks.score.on-time"))
                    span { w.percent(share) }
                } else {
                    "—"
                }
            }
            td(.class("num"), .class("wide")) { w.number(tally.late) }
            td(.class("num"), .data("label", w("tasks.score.overdue"))) { w.number(tally.overdue) }
            td(.class("num"), .class("wide")) { w.number(tally.returned) }
            td(.class("num"), .class("wide")) { w.number(tally.sentBack) }
            td(.class("num"), .class("wide")) { tally.meanOverrun.map { w.duration($0) } ?? "—" }
            td(.class("num"), .data("label", w("tasks.score.claims"))) { w.number(tally.claims) }
        }
    }
}

extension Wording {
    /// Ноябрь 2026
    fileprivate func monthOfYear(_ moment: Moment) -> String {
        let day = wall(moment + .days(14))
        return "\(self(TextKey("tasks.month.\(day.month)"))) \(day.year)"
    }
}

/// A share as the length of a bar.
private struct ShareBar: HTML {
    let share: Double
    let label: String

    var body: some HTML {
        Element(
            "meter",
            [.value(String(Int((share * 100).rounded()))), .max("100"), .aria("label", label)],
            Markup()
        )
    }
}
