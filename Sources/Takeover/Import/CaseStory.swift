import Desk

/// The life of a case, from event to event.
struct CaseStory {
    struct Step {
        let happening: Happening
        /// Nil at the beginning.
        let before: Case?
        let after: Case
    }

    let steps: [Step]

    /// - Parameter blank: who and what it is about; the rest comes from the happenings, which are in the order of time.
    init(of blank: Case, _ happenings: [Happening]) {
        var current: Case?
        steps = happenings.map { happening in
            var next = (current ?? blank.beginning(with: happening)).after(happening)
            next.version = (current?.version ?? 0) + 1
            defer { current = next }
            return Step(happening: happening, before: current, after: next)
        }
    }

    var end: Case? { steps.last?.after }
}

extension Case {
    /// The place where its first event finds it, so that this is no hand-over.
    fileprivate func beginning(with first: Happening) -> Case {
        var beginning = self
        beginning.status = .new
        beginning.line = first.line
        beginning.department = first.department
        beginning.owner = nil
        beginning.handOvers = 0
        return beginning
    }
}
