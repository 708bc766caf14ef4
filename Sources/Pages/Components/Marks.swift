import Basics
import HTML

/// What a mark means. Amber and red are for promises alone: soon broken, and broken.
package enum Tone: String, CaseIterable, Sendable {
    case plain
    case accent
    case good
    case warn
    case bad
}

/// The form that goes with the word, so that colour is never all there is.
package enum Shape: String, CaseIterable, Sendable {
    case dot
    case ring
    case half
    case bars
    case check
    case square
    case triangle
    case none
}

/// A word for a state, with its form.
package struct Badge: HTML {
    let label: String
    let tone: Tone
    let shape: Shape

    package init(_ label: String, tone: Tone = .plain, shape: Shape = .none) {
        self.label = label
        self.tone = tone
        self.shape = shape
    }

    package var body: some HTML {
        span(.class("badge"), .class(tone.rawValue), .data("shape", shape.rawValue).when(shape != .none)) { label }
    }
}

/// How urgent, as one to four bars and a word.
package struct PriorityMark: HTML {
    let level: Int
    let w: Wording
    let isCompact: Bool

    /// - Parameters:
    ///   - level: 1, low, to 4, urgent.
    ///   - compact: shows the bars alone; the word is still there for those who hear.
    package init(_ level: Int, _ w: Wording, compact: Bool = false) {
        self.level = min(4, max(1, level))
        self.w = w
        isCompact = compact
    }

    package var body: some HTML {
        let word = w(TextKey("priority.\(level)"))
        span(.class("priority"), .title(word).when(isCompact)) {
            PriorityBars(level: level)
            span(.class("visually-hidden").when(isCompact)) { word }
        }
    }
}

private struct PriorityBars: WrittenHTML {
    let level: Int

    func write(to page: inout HTMLWriter) {
        page.write("<svg class=\"bars\" viewBox=\"0 0 14 12\" aria-hidden=\"true\">")
        for bar in 0..<4 {
            page.write(bar < level ? "<path class=\"on\" d=\"M" : "<path d=\"M")
            page.write(bar * 4)
            page.write(" 12v-")
            page.write(bar * 3 + 3)
            page.write("h2V12z\"/>")
        }
        page.write("</svg>")
    }
}

/// When something is due, and how well that stands.
package struct DueMark: HTML {
    package enum State: Sendable {
        case calm
        /// It will be broken if nothing is done now.
        case soon
        case broken
    }

    let due: Moment
    let state: State
    let w: Wording

    package init(_ due: Moment, _ state: State, _ w: Wording) {
        self.due = due
        self.state = state
        self.w = w
    }

    package var body: some HTML {
        switch state {
        case .calm:
            span(.class("due")) {
                Icon(.clock)
                Timestamp(due, shown: w.short(due), w)
            }
        case .soon:
            span(.class("due"), .class("warn")) {
                Icon(.clock)
                Timestamp(due, shown: w("due.soon", ["time": w.ago(due)]), w)
            }
        case .broken:
            span(.class("due"), .class("bad")) {
                Icon(.alert)
                Timestamp(due, shown: w("due.broken", ["span": w.duration(w.now - due)]), w)
            }
        }
    }
}
