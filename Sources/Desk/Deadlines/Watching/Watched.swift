import Basics
import Deadlines
import Events
import Store

/// One deadline that somebody is warned of.
package struct Watched: Hashable, Sendable {
    package let subject: Event.Subject
    package let goal: Goal
    /// Its place among those of the same goal.
    package let serial: Int

    package init(subject: Event.Subject, goal: Goal, serial: Int = 0) {
        self.subject = subject
        self.goal = goal
        self.serial = serial
    }
}

/// A deadline has come to a share of its time at which somebody is to be told.
package struct Alarm: Hashable, Sendable {
    package let watched: Watched
    /// Hundredths of the time that are used; at 100 it breaks.
    package let share: Int
    package let due: Moment
    /// When that was so; later than this only if nobody could be told sooner.
    package let at: Moment

    package var isBroken: Bool { share >= 100 }
}

/// Says to people what an alarm means. It is called in the transaction that marks the alarm as given, so it is given once.
package protocol DeadlineBell: Sendable {
    var kind: SubjectKind { get }
    func ring(_ alarm: Alarm, in tx: Transaction) throws
}

/// When a deadline is to be warned of, in the order of their moments.
struct AlarmPlan: Hashable, Sendable {
    struct Step: Hashable, Sendable {
        let share: Int
        let at: Moment
    }

    let steps: [Step]

    static let none = AlarmPlan(steps: [])

    private init(steps: [Step]) {
        self.steps = steps
    }

    /// Of a clock, as far as it comes to them if nothing else happens. Those are left out that have been given.
    init(_ clock: Clock, _ warnings: [WarningRule], after rung: Int) {
        self.init(warnings, after: rung) { share in
            // A calendar that never comes to it gives no alarm.
            do { return try clock.moment(ofPercent: share) } catch { return nil }
        }
    }

    /// Of what is due at a moment, by the working time until then. Where nothing is worked until then all time counts.
    init(from begins: Moment, to due: Moment, by calendar: WorkingTime, _ warnings: [WarningRule], after rung: Int = 0)
    {
        let span = calendar.workingTime(from: begins, to: due)
        self.init(warnings, after: rung) { share in
            if share == 100 { return due }
            let part = (span > .zero ? span : due - begins) * share / 100
            guard span > .zero else { return begins + part }
            do { return try calendar.end(of: part, from: begins) } catch { return nil }
        }
    }

    private init(_ warnings: [WarningRule], after rung: Int, _ moment: (Int) -> Moment?) {
        steps = warnings.filter { $0.share > rung }.sorted { $0.share < $1.share }.compactMap { warning in
            moment(warning.share).map { Step(share: warning.share, at: $0) }
        }
    }

    var first: Step? { steps.first }
    var rest: AlarmPlan { AlarmPlan(steps: Array(steps.dropFirst())) }
}

/// How it is kept: `75:1772442000000 100:1772445600000`.
extension AlarmPlan: LosslessStringConvertible {
    init?(_ text: String) {
        var steps: [Step] = []
        for part in text.split(separator: " ") {
            let numbers = part.split(separator: ":")
            guard numbers.count == 2, let share = Int(numbers[0]), let at = Int64(numbers[1]) else { return nil }
            steps.append(Step(share: share, at: Moment(milliseconds: at)))
        }
        self.init(steps: steps)
    }

    var description: String {
        steps.map { "\($0.share):\($0.at.milliseconds)" }.joined(separator: " ")
    }
}
