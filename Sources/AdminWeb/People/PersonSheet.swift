import Basics
import Pages
import People

/// What is written down about a person in a form, for a new one and for a change alike.
struct PersonSheet: Sendable {
    let name: PersonName
    let email: EmailAddress?
    let department: Department.ID?
    let position: String
    let line: Line?
    let language: Language
    let timeZone: String
    let roles: Set<Role>

    /// Reads the form; everything that is wrong is named at once.
    init(_ form: inout Form) throws {
        name = PersonName(
            family: form.optional("family", max: 100) ?? "",
            given: form.optional("given", max: 100) ?? "",
            patronymic: form.optional("patronymic", max: 100) ?? ""
        )
        if name.family.isEmpty, name.given.isEmpty { form.refuse("given", "refusal.person.name-missing") }
        let address = form.optional("email", max: 254)
        email = address.flatMap { EmailAddress($0) }
        if address != nil, email == nil { form.refuse("email", "admin.people.email-unfit") }
        department = form.id("department", of: Department.self)
        position = form.optional("position", max: 200) ?? ""
        line = form["line"]?.isEmpty ?? true ? nil : form.choice("line", of: Line.self)
        language = form.choice("language", of: Language.self) ?? .russian
        timeZone = form.text("time_zone", max: 60)
        let ticked = form
        roles = Set(Role.allCases.filter { ticked.flag("role-\($0.rawValue)") })
        try form.check()
    }

    func person(login: String) -> NewPerson {
        NewPerson(
            login: login,
            name: name,
            roles: roles,
            email: email,
            department: department,
            position: position,
            line: line,
            language: language,
            timeZone: timeZone
        )
    }

    func change(of person: Person) -> PersonChange {
        var change = PersonChange(person)
        change.name = name
        change.email = email
        change.department = department
        change.position = position
        change.line = line
        change.language = language
        change.timeZone = timeZone
        return change
    }
}

extension PersonSheet {
    /// For someone new, who most likely speaks the language of the one who invites, and lives by the same clock.
    static func blank(department: String?, for reader: Reader) -> Form {
        Form([
            "language": reader.w.language.rawValue, "time_zone": reader.w.zone.identifier,
            "department": department ?? "",
        ])
    }

    static func filled(with person: Person, roles: [Role]) -> Form {
        var values = [
            "version": String(person.version), "family": person.name.family, "given": person.name.given,
            "patronymic": person.name.patronymic, "email": person.email?.text ?? "",
            "department": person.department?.description ?? "", "position": person.position,
            "line": person.line.map { String($0.rawValue) } ?? "", "language": person.language.rawValue,
            "time_zone": person.timeZone,
        ]
        for role in roles { values["role-\(role.rawValue)"] = "yes" }
        return Form(values)
    }
}
