import Basics
import HTML
import Pages

/// How work is shaped: what is written often, what sorts it, by when it is to be done, to whom it is raised, why clients are
/// dissatisfied, what is followed then; how calls are taken (`CallsWeb`).
enum ShapingView: String, CaseIterable, Sendable {
    case templates
    case rules
    case deadlines
    case procedure
    case claimCauses = "claim-causes"
    case guides
    case telephone
}

/// They stand side by side.
struct ShapingTabs: HTML {
    let current: ShapingView
    let w: Wording

    init(_ current: ShapingView, _ w: Wording) {
        self.current = current
        self.w = w
    }

    var body: some HTML {
        Tabs(
            w("place.templates"),
            ShapingView.allCases.map { view in
                Tab(w(TextKey("admin.\(view.rawValue).title")), href: "/\(view.rawValue)", current: view == current)
            }
        )
    }
}
