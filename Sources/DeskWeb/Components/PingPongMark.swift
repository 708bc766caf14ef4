import Basics
import HTML
import Pages

/// That a case came straight back to a team that had passed it on (SPEC W3).
struct PingPongMark: HTML {
    let count: Int
    let w: Wording

    var body: some HTML {
        span(.class("ping-pong"), .title(w("case.ping-pong.hint"))) {
            Icon(.undo)
            w.count("case.ping-pong", count)
        }
    }
}

/// When a case is due, in the colour of how well that stands: a case's nearest deadline is soon over in its last hour.
struct CaseDue: HTML {
    let due: Moment
    let w: Wording

    var body: some HTML {
        DueMark(due, w.now > due ? .broken : due - w.now <= .hours(1) ? .soon : .calm, w)
    }
}
