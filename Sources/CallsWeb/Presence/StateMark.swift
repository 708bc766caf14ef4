import Basics
import CallCenter
import HTML
import Pages

/// What somebody who answers calls is doing, as a word with its form, and since when or until when.
struct StateMark: HTML {
    let presence: AgentPresence
    let w: Wording

    init(_ presence: AgentPresence, _ w: Wording) {
        self.presence = presence
        self.w = w
    }

    var body: some HTML {
        span(.class("row"), .class("state-mark")) {
            Badge(w(presence.state.word), tone: presence.state.tone, shape: presence.state.shape)
            switch presence.state {
            case .wrapUp(let until), .pause(_, let until?): RunningClock(.down, until, w)
            case .onCall, .pause, .meeting, .available: RunningClock(.up, presence.since, w)
            case .away: Empty()
            }
        }
    }
}

extension AgentState {
    /// In a word or two; a pause by its reason.
    var word: TextKey {
        switch self {
        case .pause(let reason, _): TextKey("agent.pause.\(reason.rawValue)")
        case .away, .available, .onCall, .wrapUp, .meeting: TextKey("agent.in-short.\(name)")
        }
    }

    var tone: Tone {
        switch self {
        case .available: .good
        case .onCall: .accent
        case .wrapUp, .pause, .meeting, .away: .plain
        }
    }

    /// The same wherever it is shown.
    var shape: Shape {
        switch self {
        case .available: .check
        case .onCall: .dot
        case .wrapUp: .half
        case .pause: .bars
        case .meeting: .square
        case .away: .ring
        }
    }
}
