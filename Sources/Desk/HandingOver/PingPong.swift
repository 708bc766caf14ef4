import Basics
import Events
import People

/// The way of a case from team to team, and how often it came straight back to those who had just passed it on: A, B, A (SPEC W3).
///
/// A team is the department that has the case. Where none has it, it is the line in whose queue the case waits, together with those who
/// take it from there; and what goes from hand to hand without either goes from person to person.
package struct Journey: Sendable, Hashable {
    package private(set) var stops: [Stop] = []
    /// A, B, A, B is two of them.
    package private(set) var pingPongs = 0
    private var place: Place?

    package init() {}

    package init(_ places: some Sequence<Place>) {
        self.init()
        for place in places { come(to: place) }
    }

    /// - Parameter entries: what the journal has on the case, oldest first.
    package init(_ entries: some Sequence<JournalEntry>) {
        self.init(entries.lazy.compactMap { Place($0.facts) })
    }

    /// Where a case is at some moment.
    package struct Place: Sendable, Hashable {
        let line: Line
        let department: Department.ID?
        let worker: Person.ID?

        package init(line: Line, department: Department.ID?, worker: Person.ID?) {
            self.line = line
            self.department = department
            self.worker = worker
        }
    }

    /// The time that one team had the case.
    package struct Stop: Sendable, Hashable {
        package private(set) var department: Department.ID?
        /// The line in whose queue it was.
        package private(set) var line: Line?
        package private(set) var people: Set<Person.ID>
    }

    package mutating func come(to place: Place) {
        let came = self.place
        self.place = place
        // A case that begins in somebody's hands is on that person's line all the same.
        let stop = Stop(place, isOnLine: came == nil || place.worker == nil)
        guard let last = stops.last, let came else { return stops.append(stop) }
        if last.isSame(as: stop) || place.isTaken(from: came) {
            stops[stops.count - 1].join(stop)
        } else {
            if stops.dropLast().last?.isSame(as: stop) == true { pingPongs += 1 }
            stops.append(stop)
        }
    }
}

extension Journey.Place {
    /// - Returns: nil when the entry does not say where the case is.
    init?(_ facts: [String: Fact]) {
        guard let line = facts["line"]?.number.flatMap({ Line(rawValue: Int($0)) }) else { return nil }
        self.init(line: line, department: facts["department"]?.id(), worker: facts["worker"]?.id())
    }

    /// Somebody has it now who found it in the queue there.
    fileprivate func isTaken(from queue: Self) -> Bool {
        queue.worker == nil && worker != nil && (queue.line, queue.department) == (line, department)
    }
}

extension Journey.Stop {
    fileprivate init(_ place: Journey.Place, isOnLine: Bool) {
        department = place.department
        line = isOnLine && place.department == nil ? place.line : nil
        people = place.worker.map { [$0] } ?? []
    }

    /// Departments tell teams apart as far as they are known.
    fileprivate func isSame(as other: Self) -> Bool {
        if let department, let others = other.department { return department == others }
        return line != nil && line == other.line || !people.isDisjoint(with: other.people)
    }

    fileprivate mutating func join(_ other: Self) {
        department = department ?? other.department
        line = line ?? other.line
        people.formUnion(other.people)
    }
}
