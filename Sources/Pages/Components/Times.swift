import Basics
import HTML

/// A moment as text, with the exact one behind it.
package struct Timestamp: HTML {
    let moment: Moment
    let shown: String
    let w: Wording
    let kind: String?

    package init(_ moment: Moment, shown: String, _ w: Wording, kind: String? = nil) {
        self.moment = moment
        self.shown = shown
        self.w = w
        self.kind = kind
    }

    package var body: some HTML {
        Element(
            "time",
            [.datetime(w.machine(moment)), .title(w.exact(moment)), .data("time", kind ?? "").when(kind != nil)],
            shown
        )
    }
}

/// 5 мин назад, kept true by `times.js`; the exact moment on hover.
package struct RelativeTime: HTML {
    let moment: Moment
    let w: Wording

    package init(_ moment: Moment, _ w: Wording) {
        self.moment = moment
        self.w = w
    }

    package var body: some HTML {
        Timestamp(moment, shown: w.ago(moment), w, kind: "ago")
    }
}

/// 0:48, counting while one looks (`counting.js`): the time since something began, or until it is to be over and how far beyond.
package struct RunningClock: HTML {
    package enum Way: String, Sendable {
        case up
        case down
    }

    let moment: Moment
    let way: Way
    let w: Wording

    package init(_ way: Way, _ moment: Moment, _ w: Wording) {
        self.way = way
        self.moment = moment
        self.w = w
    }

    package var body: some HTML {
        let span = way == .up ? w.now - moment : moment - w.now
        let isOver = way == .down && span < .zero
        Element(
            "time",
            [
                .class("clock"), .datetime(w.machine(moment)), .title(w.exact(moment)), .data("counts", way.rawValue),
                .data("over", "").when(isOver),
            ],
            (isOver ? "−" : "") + w.clock(span)
        )
    }
}

/// 14:06 today, else the day.
package struct ShortTime: HTML {
    let moment: Moment
    let w: Wording

    package init(_ moment: Moment, _ w: Wording) {
        self.moment = moment
        self.w = w
    }

    package var body: some HTML {
        Timestamp(moment, shown: w.short(moment), w)
    }
}

/// 18 ноября, 14:06
package struct ExactTime: HTML {
    let moment: Moment
    let w: Wording

    package init(_ moment: Moment, _ w: Wording) {
        self.moment = moment
        self.w = w
    }

    package var body: some HTML {
        Timestamp(moment, shown: w.dayTime(moment), w)
    }
}
