import Basics
import People
import Store

extension OutgoingNumber {
    static let columns: SQL = "outgoing_letter.year, outgoing_letter.number"

    init(from row: inout Row) throws {
        year = try row.read()
        number = try row.read()
    }
}

extension Snapshot {
    /// The letters that a claim was answered by, the last first. Whoever holds a case was allowed to see it.
    package func numberedLetters(on found: Case) throws -> [NumberedLetter] {
        try all(
            """
            SELECT \(Interaction.columns), \(OutgoingNumber.columns) FROM \(Interaction.source)
            JOIN outgoing_letter ON outgoing_letter.interaction = interaction.id
            WHERE interaction.service_case = \(found.id) ORDER BY interaction.at DESC, interaction.id DESC LIMIT 50
            """
        ) { row in NumberedLetter(interaction: try Interaction(from: &row), number: try OutgoingNumber(from: &row)) }
    }

    /// What a letter on this case will be numbered that was begun before and did not go out.
    func reservedNumber(for found: Case, in year: Int) throws -> OutgoingNumber? {
        try first(
            """
            SELECT \(OutgoingNumber.columns) FROM outgoing_letter
            WHERE reserved_for = \(found.id) AND year = \(year) ORDER BY number LIMIT 1
            """
        ) { try OutgoingNumber(from: &$0) }
    }
}

extension Transaction {
    /// The next number of the year, kept for a letter on this case. The row of the year is what transactions wait for one another at.
    func reserveNumber(for found: Case, in year: Int, by person: Person.ID?) throws -> OutgoingNumber {
        let number: Int? = try value(
            """
            INSERT INTO outgoing_series (year, last) VALUES (\(year), 1)
            ON CONFLICT (year) DO UPDATE SET last = outgoing_series.last + 1 RETURNING last
            """
        )
        guard let number else { throw StorageFault.statement("no outgoing number of \(year)") }
        try run(
            """
            INSERT INTO outgoing_letter (year, number, taken, by_person, reserved_for)
            VALUES (\(year), \(number), \(now), \(person), \(found.id))
            """
        )
        return OutgoingNumber(year: year, number: number)
    }

    /// The letter that has this number has gone out.
    /// - Returns: false when another one has.
    func use(_ number: OutgoingNumber, for letter: Interaction.ID) throws -> Bool {
        try run(
            """
            UPDATE outgoing_letter SET interaction = \(letter), reserved_for = NULL, taken = \(now)
            WHERE year = \(number.year) AND number = \(number.number) AND interaction IS NULL
            """
        ) == 1
    }
}
