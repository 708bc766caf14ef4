import Basics
import Store

extension Snapshot {
    package func findPerson(_ id: Person.ID) throws -> Person? {
        try first("SELECT \(Person.columns) FROM person WHERE id = \(id)")
    }

    package func findPerson(login: String) throws -> Person? {
        guard let login = try? PersonRules.login(login) else { return nil }
        return try first("SELECT \(Person.columns) FROM person WHERE login = \(login)")
    }

    package func roles(of person: Person.ID) throws -> Set<Role> {
        Set(try values("SELECT role FROM person_role WHERE person = \(person)"))
    }

    package func roles(of people: [Person.ID]) throws -> [Person.ID: Set<Role>] {
        guard !people.isEmpty else { return [:] }
        var roles: [Person.ID: Set<Role>] = [:]
        let rows = try all("SELECT person, role FROM person_role WHERE person IN (\(SQL.list(people)))") { row in
            (person: try row.read(Person.ID.self), role: try row.read(Role.self))
        }
        for row in rows { roles[row.person, default: []].insert(row.role) }
        return roles
    }

    /// The person as one who acts, with the rights of this moment; whoever has left has none.
    /// - Throws: `StaffRefusal.noSuchPerson`
    package func member(_ id: Person.ID) throws -> Member {
        guard let person = try findPerson(id) else { throw StaffRefusal.noSuchPerson }
        return Member(person, roles: try roles(of: id))
    }

    /// Names to show beside ids; ids that are not of people are left out.
    package func peopleNames(_ ids: [Person.ID]) throws -> [Person.ID: PersonName] {
        let wanted = Array(Set(ids))
        guard !wanted.isEmpty else { return [:] }
        let rows = try all("SELECT id, family, given, patronymic FROM person WHERE id IN (\(SQL.list(wanted)))") {
            row in
            let id: Person.ID = try row.read()
            let name = PersonName(family: try row.read(), given: try row.read(), patronymic: try row.read())
            return (id, name)
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Whether somebody who can sign in may administer the house.
    package func hasActiveAdministrator(besides person: Person.ID? = nil) throws -> Bool {
        let besides: SQL = person.map { "person.id <> \($0)" } ?? "1 = 1"
        return try value(
            """
            SELECT person.id FROM person JOIN person_role ON person_role.person = person.id
            WHERE person_role.role = \(Role.administrator) AND person.state = 'active' AND \(besides) LIMIT 1
            """,
            as: Person.ID.self
        ) != nil
    }
}

extension Member {
    init(_ person: Person, roles: Set<Role>) {
        self.init(
            id: person.id,
            name: person.name,
            permissions: person.state == .left ? [] : Rights.permissions(of: roles),
            department: person.department,
            line: person.line
        )
    }
}
