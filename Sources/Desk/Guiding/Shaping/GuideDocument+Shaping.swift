import Basics

/// What can be changed of a guide, one thing at a time.
extension GuideDocument {
    /// Adds an empty step behind the others.
    /// - Returns: its identity.
    @discardableResult
    package mutating func addStep() -> String {
        let taken = Set(steps.map(\.id))
        let id = (1...).lazy.map { "step-\($0)" }.first { !taken.contains($0) } ?? "step"
        steps.append(Step(id: id, name: .none, say: .none, act: .none))
        return id
    }

    /// - Throws: `GuideRefusal.stepUnknown`.
    package mutating func put(_ step: Step) throws(GuideRefusal) {
        guard let place = steps.firstIndex(where: { $0.id == step.id }) else { throw .stepUnknown }
        steps[place] = step
    }

    /// Takes a step out; what led there leads nowhere until it is mended.
    package mutating func removeStep(_ id: String) throws(GuideRefusal) {
        guard let place = steps.firstIndex(where: { $0.id == id }) else { throw .stepUnknown }
        steps.remove(at: place)
        if first == id { first = steps.first?.id ?? "" }
    }

    /// One place further up in the list; the uppermost is the first to be taken.
    package mutating func raiseStep(_ id: String) throws(GuideRefusal) {
        guard let place = steps.firstIndex(where: { $0.id == id }) else { throw .stepUnknown }
        guard place > 0 else { return }
        steps.swapAt(place, place - 1)
        first = steps[0].id
    }
}
