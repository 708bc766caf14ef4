import Basics
import Desk
import HTML
import Pages
import People

/// What the reader works on, and answers for while others work on it; filled again when it changes.
struct DayList: HTML {
    let day: MyDay
    let current: Int?
    let reader: Reader

    init(_ day: MyDay, current: Int?, _ reader: Reader) {
        self.day = day
        self.current = current
        self.reader = reader
    }

    var body: some HTML {
        if let member = reader.member, member.id != nil {
            div(
                .class("live"),
                .data("live-src", Address.path("/desk/day", ["at": current.map(String.init)])),
                .data("live-topic", DeskTopics.ofDay(member).map(\.name).joined(separator: " "))
            ) {
                DayInside(day: day, current: current, reader: reader)
            }
        }
    }
}

/// The inside of that place.
struct DayInside: HTML {
    let day: MyDay
    let current: Int?
    let reader: Reader

    private var w: Wording { reader.w }

    var body: some HTML {
        section(.class("panel")) {
            header {
                h2 {
                    w("desk.my-day")
                    span(.class("count")) { w.number(day.mine.count) }
                }
            }
            AttentionList(attentions: day.attentions, reader: reader)
            EscalationDayRows(lines: day.escalations, w: w)
            PromiseRows(promises: day.promises, reader: reader)
            TaskDayRows(day: day.tasks, w: w)
            if day.mine.isEmpty, day.watched.isEmpty, day.tasks.isEmpty {
                p(.class("muted")) { w("desk.my-day.empty") }
            }
            if !day.mine.isEmpty { rows(day.mine, most: 30, rest: .working) }
            if !day.watched.isEmpty {
                h3(.class("list-part"), .title(w("desk.watched.hint"))) {
                    w("desk.watched")
                    span(.class("count")) { w.number(day.watched.count) }
                }
                rows(day.watched, most: 15, rest: .mine)
            }
        }
    }

    /// The first of them; the rest is a list of its own.
    @HTMLBuilder
    private func rows(_ lines: [CaseLine], most: Int, rest: CaseListFilter.Whose) -> some HTML {
        ul(.class("list"), .data("list")) {
            ForEach(lines.prefix(most)) { CaseRow($0, .standing, current: current, w) }
        }
        if lines.count > most {
            p {
                a(.href(Address.path(Address.cases, ["whose": rest.rawValue]))) {
                    w.count("desk.my-day.rest", lines.count - most)
                }
            }
        }
    }
}
