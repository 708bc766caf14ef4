import Basics
import HTML
import Pages

/// The three views of the staff: who they are, how they stand to each other, what they can do.
enum StaffView: String, CaseIterable, Sendable {
    case people
    case departments
    case skills
}

struct StaffTabs: HTML {
    let current: StaffView
    let w: Wording

    init(_ current: StaffView, _ w: Wording) {
        self.current = current
        self.w = w
    }

    var body: some HTML {
        Tabs(
            w("admin.staff.views"),
            StaffView.allCases.map { view in
                Tab(w(TextKey("admin.staff.\(view.rawValue)")), href: "/\(view.rawValue)", current: view == current)
            }
        )
    }
}
