import Basics
import Deadlines
import Desk
import Events

/// What a replay says of the cases that ended on one line, or of all.
package struct LineFigures: Sendable {
    package private(set) var cases = 0
    /// Of these, neither solved nor closed when the log ends.
    package private(set) var open = 0
    package private(set) var handOvers = 0
    /// Cases that came straight back to the team that had passed them on.
    package private(set) var pingPongCases = 0
    /// And how often they did.
    package private(set) var pingPongs = 0
    package private(set) var pauses: [PauseReason: Time] = [:]
    package private(set) var solutions = Solutions()

    /// By the hours of the deadline, and by the clock on the wall.
    package struct Time: Sendable, Equatable {
        package var worked: Duration
        package var passed: Duration

        package init(worked: Duration = .zero, passed: Duration = .zero) {
            self.worked = worked
            self.passed = passed
        }
    }

    /// How long each case took to be solved, not counting the time for which its clock rested where working time is meant.
    package struct Solutions: Sendable {
        package fileprivate(set) var worked: [Duration] = []
        package fileprivate(set) var passed: [Duration] = []
    }

    mutating func add(_ found: Case, _ entries: [JournalEntry], _ clocks: CaseClocks) {
        cases += 1
        handOvers += found.handOvers
        let returns = Journey(entries).pingPongs
        pingPongs += returns
        if returns > 0 { pingPongCases += 1 }
        guard let story = clocks.stories.last(where: { $0.clock.goal == .solution }) else { return }
        for stretch in story.stretches {
            guard case .paused(let reason) = stretch.state else { continue }
            pauses[reason, default: Time()].worked += stretch.worked
            pauses[reason, default: Time()].passed += stretch.to - stretch.from
        }
        guard story.clock.state == .met else { return open += 1 }
        solutions.worked.append(story.clock.used)
        solutions.passed.append(story.clock.since - story.clock.started)
    }
}

extension [Duration] {
    /// The smallest of them that so many hundredths do not exceed; nil of none.
    package func quantile(_ percent: Int) -> Duration? {
        guard !isEmpty else { return nil }
        let rank = (count * percent + 99) / 100
        return sorted()[Swift.max(rank, 1) - 1]
    }
}
