import Basics
import HTML

/// What happened, one thing under another.
package struct Timeline: HTML {
    let content: Markup

    package init(@HTMLBuilder content: () -> Markup) {
        self.content = content()
    }

    package var body: some HTML {
        ol(.class("timeline")) { content }
    }
}

/// One thing that happened.
package struct TimelineItem: HTML {
    /// Whose word it is: drawn apart, because a client's words are what counts.
    package enum Side: String, Sendable {
        case theirs
        case ours
        /// Between ourselves; the client never sees it.
        case inside
    }

    let at: Moment
    let icon: Icon.Name
    let who: String
    let what: String
    let side: Side
    let w: Wording
    let content: Markup

    package init(
        at: Moment,
        icon: Icon.Name,
        who: String,
        what: String,
        side: Side,
        _ w: Wording,
        @HTMLBuilder content: () -> Markup
    ) {
        self.at = at
        self.icon = icon
        self.who = who
        self.what = what
        self.side = side
        self.w = w
        self.content = content()
    }

    package var body: some HTML {
        li(.class("event"), .class(side.rawValue)) {
            header {
                Icon(icon)
                p {
                    strong { who }
                    if !what.isEmpty { span(.class("muted")) { what } }
                }
                Timestamp(at, shown: w.when(at), w)
            }
            div(.class("event-body")) { content }
        }
    }
}
