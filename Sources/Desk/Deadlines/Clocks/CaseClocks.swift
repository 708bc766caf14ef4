import Basics
import Deadlines
import Events
import People

/// The clocks of a case, made of what the journal says of it and of nothing else: made anew, they are the same (SPEC L2).
///
/// The first answer and the solution count from the opening; each letter of the client that waits for an answer starts a clock of its
/// own. The solution's clock rests while the case is set aside, for the reason stated there. What the law gives for an answer rests
/// for nothing.
package struct CaseClocks: Sendable {
    /// In the order in which they began.
    package private(set) var stories: [ClockStory] = []
    private var targets: [Target] = []
    private var contract: ContractKey?
    private var traits: CaseTraits?

    /// - Parameters:
    ///   - entries: what the journal has on the case, oldest first.
    package init(_ entries: [JournalEntry], by terms: DeadlineTerms) {
        var turns = terms.turns[...]
        for entry in entries {
            while let next = turns.first, next.at <= entry.at { turn(turns.removeFirst()) }
            add(entry)
        }
        for rest in turns { turn(rest) }
    }

    /// Something else holds from now on; what was used stays used.
    private mutating func turn(_ next: (at: Moment, turn: DeadlineTerms.Turn)) {
        switch next.turn {
        case .targets(let targets): self.targets = targets
        case .contract(let contract): self.contract = contract
        }
        traits?.contract = contract
        if let traits { retarget(to: traits, at: next.at) }
    }

    /// What is still to happen.
    package var open: [Clock] { stories.map(\.clock).filter { !$0.isOver } }

    /// The same, each with its place among those of its goal.
    package var numbered: [(serial: Int, clock: Clock)] {
        var counts: [Goal: Int] = [:]
        return stories.map { story in
            let serial = counts[story.clock.goal, default: 0]
            counts[story.clock.goal] = serial + 1
            return (serial, story.clock)
        }
    }

    package func clocks(_ goal: Goal) -> [Clock] { stories.map(\.clock).filter { $0.goal == goal } }

    private mutating func add(_ entry: JournalEntry) {
        let facts = entry.facts
        let (before, now) = (traits, CaseTraits(facts, contract) ?? traits)
        traits = now
        guard let now else { return }
        if let before, before != now {
            retarget(to: now, at: entry.at)
            heedTheLaw(at: entry.at)
        }
        switch CaseTurn(entry, facts) {
        case .opened(let inPerson):
            if !inPerson { start(.firstAnswer, at: entry.at) }
            start(.solution, at: entry.at)
            heedTheLaw(at: entry.at)
        case .clientWrote(let reopens):
            if reopens { step(.resume, on: [.solution], at: entry.at) }
            if running(.firstAnswer) == nil, running(.nextAnswer) == nil { start(.nextAnswer, at: entry.at) }
        case .answered: step(.meet, on: [.firstAnswer, .nextAnswer], at: entry.at)
        case .answerWithdrawn: resumeAnswer(at: entry.at)
        case .rested(let reason): step(.pause(reason), on: [.solution], at: entry.at)
        case .resumed: step(.resume, on: [.solution], at: entry.at)
        case .solved: step(.meet, on: [.solution, .lawfulAnswer], at: entry.at)
        case .closed:
            step(.meet, on: [.solution, .lawfulAnswer], at: entry.at)
            step(.drop, on: [.firstAnswer, .nextAnswer], at: entry.at)
        case .gone: step(.drop, on: Set(Goal.allCases), at: entry.at)
        case nil: break
        }
    }

    /// The law counts from the day on which a claim is one, and not at all when it is none.
    private mutating func heedTheLaw(at moment: Moment) {
        guard let traits else { return }
        let counts = stories.contains { $0.clock.goal == .lawfulAnswer && !$0.clock.isOver }
        let isAsked = targets.fitting(.lawfulAnswer, traits) != nil
        if isAsked, !counts, stories.contains(where: { $0.clock.goal == .solution && !$0.clock.isOver }) {
            start(.lawfulAnswer, at: moment)
        }
        if counts, !isAsked { step(.drop, on: [.lawfulAnswer], at: moment) }
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
