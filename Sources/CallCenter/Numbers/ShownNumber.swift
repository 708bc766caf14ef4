import Basics
import People
import Store

/// Who calls out, where it depends on that which number of ours the others see (SPEC T1).
package enum OutwardCaller: Hashable, Sendable {
    /// Whoever has none of their own.
    case house
    case department(Department.ID)
    case queue(CallQueue.ID)
    case person(Person.ID)
}

extension OutwardCaller: LosslessStringConvertible {
    /// `house`, `queue 01h…`
    package var description: String {
        switch self {
        case .house: "house"
        case .department(let id): "department \(id)"
        case .queue(let id): "queue \(id)"
        case .person(let id): "person \(id)"
        }
    }

    package init?(_ description: String) {
        let words = description.split(separator: " ").map(String.init)
        let caller: Self? =
            switch (words.first, words.dropFirst().first) {
            case ("house", nil): .house
            case ("department", let id?): Department.ID(id).map(Self.department)
            case ("queue", let id?): CallQueue.ID(id).map(Self.queue)
            case ("person", let id?): Person.ID(id).map(Self.person)
            default: nil
            }
        guard let caller else { return nil }
        self = caller
    }
}

/// A number of ours as those see it who are called.
package struct ShownNumber: Hashable, Sendable {
    package let id: ServiceNumber.ID
    package let digits: String
}

extension Snapshot {
    /// Whatever was set, each with its number.
    package func shownNumbers() throws -> [OutwardCaller: ServiceNumber] {
        let numbers = Dictionary(try serviceNumbers().map { ($0.id, $0) }) { first, _ in first }
        var shown: [OutwardCaller: ServiceNumber] = [:]
        try each("SELECT caller, number FROM shown_number") { row in
            let (caller, number): (String, ServiceNumber.ID) = (try row.read(), try row.read())
            if let caller = OutwardCaller(caller) { shown[caller] = numbers[number] }
        }
        return shown
    }

    /// As whom somebody calls: by their own number, else that of the nearest department above them that has one, else the house's.
    package func numberShown(for person: Person.ID) throws -> ShownNumber? {
        var callers = [OutwardCaller.person(person)]
        var next = try findPerson(person)?.department
        while let department = next, !callers.contains(.department(department)) {
            callers.append(.department(department))
            next = try findDepartment(department)?.parent
        }
        return try firstShown(of: callers + [.house])
    }

    /// As whom the house calls back: by the number that they had called, else the queue's, else the house's.
    package func numberShown(for callback: Callback) throws -> ShownNumber? {
        let called: ShownNumber? = try first(
            """
            SELECT service_number.id, service_number.digits
            FROM phone_call JOIN service_number ON service_number.id = phone_call.number
            WHERE phone_call.id = \(callback.lastCall) AND service_number.removed IS NULL
            """
        ) { row in ShownNumber(id: try row.read(), digits: try row.read()) }
        let queue = callback.queue.map { [OutwardCaller.queue($0)] } ?? []
        return try called ?? firstShown(of: queue + [.house])
    }

    private func firstShown(of callers: [OutwardCaller]) throws -> ShownNumber? {
        for caller in callers {
            let found = try first(
                """
                SELECT service_number.id, service_number.digits
                FROM shown_number JOIN service_number ON service_number.id = shown_number.number
                WHERE shown_number.caller = \(caller.description) AND service_number.removed IS NULL
                """
            ) { row in ShownNumber(id: try row.read(), digits: try row.read()) }
            if let found { return found }
        }
        return nil
    }
}
