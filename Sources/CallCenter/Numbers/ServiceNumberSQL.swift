import Basics
import Desk
import Store
import Telephony

extension ServiceNumber: Record {
    /// Without the keys, which have rows of their own.
    package static let columns: SQL = """
        service_number.id, service_number.version, service_number.digits, service_number.name, service_number.queue,
        service_number.language, service_number.calendar, service_number.greeting, service_number.prompt,
        service_number.closed_way, service_number.closed_words
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        version = try row.read()
        settings = NumberSettings(dialled: try row.read(), name: try row.read(), queue: try row.read())
        settings.language = try row.read()
        settings.calendar = try row.read(String?.self).map(CalendarKey.init(rawValue:))
        settings.greeting = try row.read()
        settings.menu = try row.read(Announcement?.self).map { KeyMenu(prompt: $0, choices: [:]) }
        settings.outOfHours = OutOfHours(way: try row.read(), words: try row.read())
    }
}

extension Snapshot {
    /// The numbers that are in use, by their names.
    package func serviceNumbers() throws -> [ServiceNumber] {
        var choices: [ServiceNumber.ID: [Digit: CallQueue.ID]] = [:]
        try each("SELECT number, digit, queue FROM service_number_key") { row in
            let (number, digit): (ServiceNumber.ID, Digit) = (try row.read(), try row.read())
            choices[number, default: [:]][digit] = try row.read()
        }
        let numbers: [ServiceNumber] = try all(
            "SELECT \(ServiceNumber.columns) FROM service_number WHERE removed IS NULL ORDER BY name, id"
        )
        return numbers.map { number in
            var number = number
            number.settings.menu?.choices = choices[number.id] ?? [:]
            return number
        }
    }

    /// All that decides what happens to a call when it comes in.
    package func houseNumbers() throws -> HouseNumbers {
        HouseNumbers(try serviceNumbers(), queues: try callQueues(), policy: try deadlinePolicy())
    }
}

extension Transaction {
    func insert(_ number: ServiceNumber) throws {
        let settings = number.settings
        try run(
            """
            INSERT INTO service_number (id, version, digits, name, queue, language, calendar, greeting, prompt, closed_way,
                closed_words)
            VALUES (\(number.id), \(number.version), \(settings.dialled), \(settings.name), \(settings.queue),
                \(settings.language), \(settings.calendar?.rawValue), \(settings.greeting), \(settings.menu?.prompt),
                \(settings.outOfHours.way), \(settings.outOfHours.words))
            """
        )
        try write(settings.menu, of: number.id)
    }

    func save(_ number: ServiceNumber) throws {
        let settings = number.settings
        let saved = try run(
            """
            UPDATE service_number SET version = \(number.version), digits = \(settings.dialled), name = \(settings.name),
                queue = \(settings.queue), language = \(settings.language), calendar = \(settings.calendar?.rawValue),
                greeting = \(settings.greeting), prompt = \(settings.menu?.prompt),
                closed_way = \(settings.outOfHours.way), closed_words = \(settings.outOfHours.words)
            WHERE id = \(number.id) AND version = \(number.version - 1) AND removed IS NULL
            """
        )
        guard saved == 1 else { throw NumberRefusal.stale }
        try write(settings.menu, of: number.id)
    }

    /// Calls that came by it go on to name it; nobody calls as it any more.
    func setRemoved(_ number: ServiceNumber.ID) throws {
        try run("DELETE FROM shown_number WHERE number = \(number)")
        try run("UPDATE service_number SET removed = \(now) WHERE id = \(number)")
    }

    private func write(_ menu: KeyMenu?, of number: ServiceNumber.ID) throws {
        try run("DELETE FROM service_number_key WHERE number = \(number)")
        for (digit, queue) in menu?.choices ?? [:] {
            try run("INSERT INTO service_number_key (number, digit, queue) VALUES (\(number), \(digit), \(queue))")
        }
    }
}
