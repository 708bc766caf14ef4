import Basics
import Store

/// Someone of the staff.
package struct Person: Sendable, Hashable {
    package typealias ID = Basics.ID<Person>

    package let id: ID
    package let login: String
    package var name: PersonName
    package var email: EmailAddress?
    package var department: Department.ID?
    package var position: String
    package var line: Line?
    package var language: Language
    package var timeZone: String
    package var theme: Theme
    package var state: State
    package let version: Int

    package enum State: String, CaseIterable, Codable, Sendable, Storable {
        case invited
        case active
        case left
    }

    package enum Theme: String, CaseIterable, Codable, Sendable, Storable {
        case auto
        case light
        case dark
    }
}

extension Person: Record {
    package static let columns: SQL = """
        person.id, person.login, person.family, person.given, person.patronymic, person.email, person.department,
        person.position, person.line, person.language, person.time_zone, person.theme, person.state, person.version
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        login = try row.read()
        name = PersonName(family: try row.read(), given: try row.read(), patronymic: try row.read())
        email = try row.read()
        department = try row.read()
        position = try row.read()
        line = try row.read()
        language = try row.read()
        timeZone = try row.read()
        theme = try row.read()
        state = try row.read()
        version = try row.read()
    }
}
