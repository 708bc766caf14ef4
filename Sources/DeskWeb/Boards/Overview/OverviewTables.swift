import Basics
import Desk
import HTML
import Pages
import People

/// The same numbers by line and by department.
struct OverviewPlaces: HTML {
    let page: OverviewPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Panel(w("overview.places")) {
            table(.class("data"), .class("overview-places")) {
                thead {
                    tr {
                        th(.scope("col")) { w("overview.place") }
                        th(.scope("col"), .class("num")) { w("overview.unsolved") }
                        th(.scope("col"), .class("num"), .class("wide")) { w("overview.ownerless") }
                        th(.scope("col"), .class("num"), .class("wide")) { w("overview.opened") }
                        th(.scope("col"), .class("num"), .class("wide")) { w("overview.solved") }
                        th(.scope("col"), .class("num")) { w("overview.broken") }
                    }
                }
                tbody {
                    ForEach(page.overview.lines) { entry in
                        row(
                            w(entry.line.name),
                            Address.board(entry.line),
                            entry.sums,
                            ["line": "\(entry.line.rawValue)"]
                        )
                    }
                }
                tbody {
                    ForEach(page.overview.departments) { entry in
                        row(
                            entry.department.map { page.departments[$0] ?? "" } ?? w("overview.no-department"),
                            nil,
                            entry.sums,
                            ["department": entry.department?.description ?? "none"]
                        )
                    }
                }
            }
        }
    }

    private func row(
        _ name: String,
        _ href: String?,
        _ sums: Overview.Sums,
        _ place: [String: String]
    ) -> some HTML {
        tr {
            th(.scope("row")) {
                if let href { a(.href(href)) { name } } else { name }
            }
            number(sums.unsolved, place, ["state": "unsolved"])
            number(sums.ownerless, place, ["state": "unsolved", "whose": "nobody"], isWide: true)
            number(sums.happened[.opened] ?? 0, place, ["state": "all", "from": page.from], isWide: true)
            number(
                sums.happened[.solved] ?? 0,
                place,
                ["state": "all", "happened": "solved", "from": page.from],
                isWide: true
            )
            number(sums.happened[.broken] ?? 0, place, ["state": "all", "happened": "broken", "from": page.from])
        }
    }

    private func number(
        _ count: Int,
        _ place: [String: String],
        _ filter: [String: String],
        isWide: Bool = false
    ) -> some HTML {
        td(.class("num"), .class("wide").when(isWide)) {
            if count == 0 {
                "0"
            } else {
                a(.href(Address.cases(place.merging(filter) { $1 }))) { reader.w.number(count) }
            }
        }
    }
}

/// How old the cases are that are still to be solved.
struct OverviewAges: HTML {
    let page: OverviewPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        let today = page.overview.days[page.overview.days.count - 1]
        let whole = max(1, page.overview.backlog.last ?? 0)
        Panel(w("overview.ages")) {
            table(.class("data")) {
                thead {
                    tr {
                        th(.scope("col")) { w("overview.age") }
                        th(.scope("col"), .class("num")) { w("overview.unsolved") }
                        th(.scope("col"), .class("num")) { w("overview.share") }
                    }
                }
                tbody {
                    ForEach(Overview.Age.allCases) { age in
                        let count = page.overview.ages[age] ?? 0
                        let (from, to) = age.opened(seenFrom: today)
                        tr {
                            th(.scope("row")) { w(TextKey("overview.age.\(age.rawValue)")) }
                            td(.class("num")) {
                                a(
                                    .href(
                                        Address.path(
                                            Address.cases,
                                            [
                                                "state": "unsolved", "from": from?.description,
                                                "to": to.description,
                                            ]
                                        )
                                    )
                                ) { w.number(count) }
                            }
                            td(.class("num")) { w.percent(Double(count) / Double(whole)) }
                        }
                    }
                }
            }
        }
    }
}

/// Who has how much in hand, the most first.
struct OverviewLoads: HTML {
    let page: OverviewPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Panel(w("overview.loads")) {
            if page.overview.loads.isEmpty {
                p(.class("muted")) { w("overview.loads.none") }
            } else {
                p(.class("hint")) {
                    w("overview.loads.hint", ["usual": w.number(page.overview.usualLoad)])
                }
                table(.class("data")) {
                    thead {
                        tr {
                            th(.scope("col")) { w("overview.person") }
                            th(.scope("col"), .class("num")) { w("desk.in-work") }
                            th(.scope("col"), .class("num")) { w("desk.set-aside") }
                        }
                    }
                    tbody { ForEach(page.overview.loads.prefix(OverviewPage.mostLoads)) { row($0) } }
                }
            }
        }
    }

    private func row(_ load: Overview.Load) -> some HTML {
        let w = reader.w
        return tr {
            th(.scope("row")) {
                page.names.opening(load.person, w)
                if page.overview.isOverloaded(load) {
                    Badge(w("overview.overloaded"), tone: .plain, shape: .triangle)
                }
            }
            td(.class("num")) { link(load.inWork, load.person, "working") }
            td(.class("num")) { link(load.setAside, load.person, "waiting") }
        }
    }

    private func link(_ count: Int, _ person: Person.ID, _ state: String) -> some HTML {
        a(.href(Address.cases(["state": state, "worker": person.description]))) { reader.w.number(count) }
    }
}
