import Basics
import Deadlines
import Events
import People

/// The clocks of a case, made of what the journal says of it and of nothing else: made anew, they are the same (SPEC L2).
///
/// The first answer and the solution count from the opening; each letter of the client that waits for an answer starts a clock of its
/// own. The solution's clock rests while the case is set aside, for the reason stated there.
package struct CaseClocks: Sendable {
    /// In the order in which they began.
    package private(set) var stories: [ClockStory] = []
    private let targets: [Target]
    private var traits: CaseTraits?

    /// - Parameters:
    ///   - entries: what the journal has on the case, oldest first.
    package init(_ entries: [JournalEntry], by targets: [Target]) {
        self.targets = targets
        for entry in entries { add(entry) }
    }

    /// What is still to happen.
    package var open: [Clock] { stories.map(\.clock).filter { !$0.isOver } }

    package func clocks(_ goal: Goal) -> [Clock] { stories.map(\.clock).filter { $0.goal == goal } }

    private mutating func add(_ entry: JournalEntry) {
        let facts = entry.facts
        let (before, now) = (traits, CaseTraits(facts) ?? traits)
        traits = now
        guard let now else { return }
        if let before, before != now { retarget(to: now, at: entry.at) }
        switch CaseTurn(entry, facts) {
        case .opened(let inPerson):
            if !inPerson { start(.firstAnswer, at: entry.at) }
            start(.solution, at: entry.at)
        case .clientWrote(let reopens):
            if reopens { step(.resume, on: [.solution], at: entry.at) }
            if running(.firstAnswer) == nil, running(.nextAnswer) == nil { start(.nextAnswer, at: entry.at) }
        case .answered: step(.meet, on: [.firstAnswer, .nextAnswer], at: entry.at)
        case .answerWithdrawn: resumeAnswer(at: entry.at)
        case .rested(let reason): step(.pause(reason), on: [.solution], at: entry.at)
        case .resumed: step(.resume, on: [.solution], at: entry.at)
        case .solved: step(.meet, on: [.solution], at: entry.at)
        case .closed:
            step(.meet, on: [.solution], at: entry.at)
            step(.drop, on: [.firstAnswer, .nextAnswer], at: entry.at)
        case .gone: step(.drop, on: Set(Goal.allCases), at: entry.at)
        case nil: break
        }
    }

    private mutating func start(_ goal: Goal, at moment: Moment) {
        guard let traits, let target = targets.fitting(goal, traits) else { return }
        stories.append(ClockStory(Clock(goal, of: target.span, by: target.calendar, at: moment)))
    }

    private mutating func step(_ step: Clock.Step, on goals: Set<Goal>, at moment: Moment) {
        for place in stories.indices where goals.contains(stories[place].clock.goal) {
            // What is over is only taken up again.
            if case .resume = step {} else if stories[place].clock.isOver { continue }
            stories[place].add(step, at: moment)
        }
    }

    /// An answer that was taken back before it left is none.
    private mutating func resumeAnswer(at moment: Moment) {
        let answers: Set<Goal> = [.firstAnswer, .nextAnswer]
        guard let place = stories.lastIndex(where: { answers.contains($0.clock.goal) && $0.clock.state == .met })
        else { return }
        stories[place].add(.resume, at: moment)
    }

    private mutating func retarget(to traits: CaseTraits, at moment: Moment) {
        for place in stories.indices where !stories[place].clock.isOver {
            let clock = stories[place].clock
            guard let target = targets.fitting(clock.goal, traits) else { continue }
            if target.calendar.calendar != clock.calendar.calendar {
                stories[place].add(.move(target.calendar), at: moment)
            }
            if target.span != clock.target { stories[place].add(.retarget(target.span), at: moment) }
        }
    }

    private func running(_ goal: Goal) -> Clock? {
        stories.map(\.clock).last { $0.goal == goal && $0.state == .running }
    }
}
