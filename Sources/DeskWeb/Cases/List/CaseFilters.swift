import Basics
import Desk
import HTML
import Pages
import People

/// The choices above the list of cases.
struct CaseFilters: HTML {
    let filter: CaseListFilter
    let tags: [String]
    let departments: [Choice]
    /// Whose cases they are, where that is somebody who can't be chosen here.
    let worker: String?
    let w: Wording

    var body: some HTML {
        FilterForm(to: Address.cases, w, label: w("cases.filters")) {
            if let client = filter.client { HiddenField("client", client.description) }
            choice(
                "state",
                "case.status",
                CaseListFilter.states.map { Choice($0, w(TextKey("cases.state.\($0)"))) },
                nil
            )
            choice(
                "whose",
                "case.owner",
                CaseListFilter.Whose.allCases.map { Choice($0.rawValue, w(TextKey("cases.whose.\($0.rawValue)"))) },
                nil
            )
            choice("line", "case.line", Line.allCases.map { Choice("\($0.rawValue)", w($0.name)) })
            choice("kind", "case.kind", Case.Kind.allCases.map { Choice($0.rawValue, w($0.name)) })
            choice("priority", "case.priority", Case.Priority.allCases.map { Choice("\($0.rawValue)", w($0.name)) })
            choice(
                "deadline",
                "cases.deadline",
                CaseFilter.Deadline.allCases.map { Choice($0.rawValue, w(TextKey("cases.deadline.\($0.rawValue)"))) }
            )
            choice(
                "order",
                "cases.order",
                CaseFilter.Order.allCases.map { Choice($0.rawValue, w(TextKey("cases.order.\($0.rawValue)"))) },
                nil
            )
            if !tags.isEmpty { choice("tag", "case.tag", tags.map { Choice($0, $0) }) }
            if let id = filter.worker, let worker {
                choice("worker", "case.worker", [Choice(id.description, worker)])
            }
            details(.class("more-filters"), .open.when(filter.isSpecial)) {
                summary(.class("button"), .class("quiet")) { w("cases.more-filters") }
                div(.class("filters")) { special }
            }
        }
    }

    @HTMLBuilder
    private var special: some HTML {
        choice("department", "case.department", [Choice("none", w("overview.no-department"))] + departments)
        choice("for", "cases.waiting-for", WaitingFor.allCases.map { Choice($0.rawValue, w($0.name)) })
        choice("channel", "cases.channel", ContactChannel.allCases.map { Choice($0.rawValue, w($0.name)) })
        choice(
            "happened",
            "cases.happened",
            CaseFilter.Happened.listed.map { Choice($0.rawValue, w(TextKey("cases.happened.\($0.rawValue)"))) },
            "cases.happened.opened"
        )
        FilterText("from", w("cases.from"), filter.form["from"] ?? "", kind: .date)
        FilterText("to", w("cases.through"), filter.form["to"] ?? "", kind: .date)
    }

    private func choice(
        _ name: String,
        _ label: TextKey,
        _ options: [Choice],
        _ all: TextKey? = "cases.any"
    ) -> FilterSelect {
        FilterSelect(name, w(label), filter.form[name] ?? "", all: all.map { w($0) }, options: options)
    }
}
