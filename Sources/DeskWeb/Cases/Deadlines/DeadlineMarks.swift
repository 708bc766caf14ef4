import Basics
import Deadlines
import Desk
import HTML
import Pages

/// By when a case is to be answered and solved, or for what that rests (SPEC L2).
struct DeadlineMarks: HTML {
    let clocks: [Clock]
    let w: Wording

    var body: some HTML {
        if !clocks.isEmpty {
            p(.class("case-facts")) {
                ForEach(clocks) { clock in
                    span(.class("deadline")) {
                        span(.class("muted")) { w(clock.goal.name) }
                        mark(clock)
                    }
                }
            }
        }
    }

    @HTMLBuilder
    private func mark(_ clock: Clock) -> some HTML {
        if case .paused(let reason) = clock.state {
            w("deadline.rests", ["why": w(reason.waitingFor.name)])
        } else if let due = clock.reachableDue {
            DueMark(due, clock.standing(at: w.now), w)
        } else {
            w("deadline.never")
        }
    }
}

extension Clock {
    fileprivate func standing(at now: Moment) -> DueMark.State {
        let used = used(at: now)
        return used > target ? .broken : used * 5 >= target * 4 ? .soon : .calm
    }
}

extension Goal {
    var name: TextKey { TextKey("deadline.\(rawValue)") }
}
