import Basics
import Desk
import HTML
import Pages

/// A case in a list: who, what, where it stands, how long.
struct CaseRow: HTML {
    enum Shown {
        /// In the queue: how long nobody has taken it.
        case waiting
        /// On one's own list: where it stands and when it was touched.
        case standing
        /// Among other cases of the same client: what it is about comes first.
        case ofClient(owner: String)
    }

    let line: CaseLine
    let shown: Shown
    /// The number of the case that stands in the middle.
    let current: Int?
    let w: Wording

    init(_ line: CaseLine, _ shown: Shown, current: Int? = nil, _ w: Wording) {
        self.line = line
        self.shown = shown
        self.current = current
        self.w = w
    }

    var body: some HTML {
        let found = line.case
        li {
            a(
                .href(Address.case(found.number)),
                .title("\(line.clientName): \(found.subject)"),
                .aria("current", "page").when(found.number == current)
            ) {
                switch shown {
                case .waiting:
                    client
                    when(found.opened)
                    span(.class("line"), .class("muted")) { found.subject }
                case .standing:
                    client
                    when(found.touched)
                    span(.class("line"), .class("muted")) { found.subject }
                    small { w(found.status.name) }
                case .ofClient(let owner):
                    b(.class("line")) { found.subject }
                    RelativeTime(found.touched, w)
                    small { w(found.status.name) }
                    small { owner }
                }
            }
        }
    }

    /// By when something is to be done; where nothing is, since when it has been so.
    @HTMLBuilder
    private func when(_ since: Moment) -> some HTML {
        if let due = line.case.due {
            DueMark(due, due < w.now ? .broken : due - w.now < .hours(1) ? .soon : .calm, w)
        } else {
            RelativeTime(since, w)
        }
    }

    private var client: some HTML {
        span(.class("line")) {
            if line.case.priority != .normal { PriorityMark(line.case.priority.rawValue, w, compact: true) }
            b { line.clientName }
            if line.confidential { ConfidentialMark(w: w) }
        }
    }
}
