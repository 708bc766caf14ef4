import Basics

extension EscalationProcedure {
    /// What a company begins with: the head of whoever works on the case, the head of the case's department, the top. It is raised by
    /// itself when the time for the solution is over, and a claim a little sooner.
    package static let standard = EscalationProcedure(levels: [
        Level(
            to: .headOfWorker,
            minutes: 4 * 60,
            byItself: Occasion(share: 100),
            demands: [.tried, .wish]
        ),
        Level(
            to: .headOfCase,
            minutes: 4 * 60,
            byItself: Occasion(share: 75, kind: .claim),
            demands: [.tried, .wish]
        ),
        Level(
            to: .top,
            minutes: 8 * 60,
            byItself: Occasion(share: 150),
            demands: [.tried, .wish, .attachment]
        ),
    ])
}
