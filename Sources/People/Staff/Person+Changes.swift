import Basics
import Store

extension Person {
    init(_ new: NewPerson, login: String, id: ID) {
        self.init(
            id: id,
            login: login,
            name: new.name,
            email: new.email,
            department: new.department,
            position: new.position,
            line: new.line,
            language: new.language,
            timeZone: new.timeZone,
            theme: .auto,
            state: .invited,
            version: 1
        )
    }

    func changed(to change: PersonChange) -> Person {
        var person = self
        person.name = change.name
        person.email = change.email
        person.department = change.department
        person.position = change.position
        person.line = change.line
        person.language = change.language
        person.timeZone = change.timeZone
        return person
    }

    func preferring(_ preferences: Preferences) -> Person {
        var person = self
        person.language = preferences.language
        person.timeZone = preferences.timeZone
        person.theme = preferences.theme
        return person
    }
}
