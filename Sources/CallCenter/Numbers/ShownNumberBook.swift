import Basics
import Events
import People
import Store

/// Says which of our numbers the others see when somebody calls out.
package struct ShownNumberBook {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// - Returns: whether anything changed.
    @discardableResult
    package func show(_ id: ServiceNumber.ID, for caller: OutwardCaller) throws -> Bool {
        try begin()
        let name = try name(of: caller)
        guard let number = try tx.serviceNumbers().first(where: { $0.id == id }) else { throw NumberRefusal.notFound }
        guard try tx.shownNumbers()[caller]?.id != id else { return false }
        try tx.run("DELETE FROM shown_number WHERE caller = \(caller.description)")
        try tx.run(
            """
            INSERT INTO shown_number (caller, department, queue, person, number)
            VALUES (\(caller.description), \(caller.department), \(caller.queue), \(caller.person), \(id))
            """
        )
        try record("service-number.shown", number, caller, name)
        return true
    }

    /// From now on what holds for all others holds for them.
    package func forget(_ caller: OutwardCaller) throws {
        try begin()
        guard let number = try tx.shownNumbers()[caller] else { return }
        try tx.run("DELETE FROM shown_number WHERE caller = \(caller.description)")
        try record("service-number.not-shown", number, caller, try name(of: caller))
    }

    private func begin() throws {
        try member.require(.shapeWork)
        try tx.alone(on: "service numbers")
    }

    /// The queue's, which the journal names; of people and departments it looks names up.
    private func name(of caller: OutwardCaller) throws -> String? {
        switch caller {
        case .house: return nil
        case .department(let id):
            guard try tx.findDepartment(id) != nil else { throw DepartmentRefusal.unknown }
            return nil
        case .person(let id):
            guard try tx.findPerson(id) != nil else { throw StaffRefusal.noSuchPerson }
            return nil
        case .queue(let id):
            guard let queue = try tx.callQueues()[id] else { throw QueueRefusal.notFound }
            return queue.settings.name
        }
    }

    private func record(
        _ kind: Event.Kind,
        _ number: ServiceNumber,
        _ caller: OutwardCaller,
        _ queue: String?
    ) throws {
        let data: [String: Fact] = [
            "name": .text(number.settings.name), "digits": .text(number.settings.dialled.description),
            "department": Fact(caller.department), "person": Fact(caller.person), "queue_name": Fact(queue),
        ]
        try tx.record(Event(kind, of: number.eventSubject, data: data), by: member.actor)
    }
}

extension OutwardCaller {
    fileprivate var department: Department.ID? { if case .department(let id) = self { id } else { nil } }
    fileprivate var queue: CallQueue.ID? { if case .queue(let id) = self { id } else { nil } }
    fileprivate var person: Person.ID? { if case .person(let id) = self { id } else { nil } }
}
