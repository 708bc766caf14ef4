import Basics
import Foundation

/// Someone who is about to join.
package struct NewPerson: Sendable {
    package var login: String
    package var name: PersonName
    package var email: EmailAddress?
    package var department: Department.ID?
    package var position: String
    package var line: Line?
    package var language: Language
    package var timeZone: String
    package var roles: Set<Role>

    package init(
        login: String,
        name: PersonName,
        roles: Set<Role>,
        email: EmailAddress? = nil,
        department: Department.ID? = nil,
        position: String = "",
        line: Line? = nil,
        language: Language = .russian,
        timeZone: String = "Europe/Moscow"
    ) {
        self.login = login
        self.name = name
        self.roles = roles
        self.email = email
        self.department = department
        self.position = position
        self.line = line
        self.language = language
        self.timeZone = timeZone
    }
}

/// The facts of a person that others may change, all of them: start from the person and change what is to be otherwise.
package struct PersonChange: Sendable, Equatable {
    package var name: PersonName
    package var email: EmailAddress?
    package var department: Department.ID?
    package var position: String
    package var line: Line?
    package var language: Language
    package var timeZone: String

    package init(_ person: Person) {
        name = person.name
        email = person.email
        department = person.department
        position = person.position
        line = person.line
        language = person.language
        timeZone = person.timeZone
    }
}

/// What people choose for themselves.
package struct Preferences: Sendable, Equatable {
    package var language: Language
    package var timeZone: String
    package var theme: Person.Theme

    package init(language: Language, timeZone: String, theme: Person.Theme) {
        self.language = language
        self.timeZone = timeZone
        self.theme = theme
    }
}
