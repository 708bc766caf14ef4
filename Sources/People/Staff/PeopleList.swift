import Basics
import Foundation
import Store

/// Which people a list shows.
package struct PeopleFilter: Sendable, Equatable {
    /// The beginning of a family name, a given name or a login.
    package var text: String
    package var department: Department.ID?
    package var role: Role?
    package var line: Line?
    package var states: Set<Person.State>

    package init(
        text: String = "",
        department: Department.ID? = nil,
        role: Role? = nil,
        line: Line? = nil,
        states: Set<Person.State> = [.invited, .active]
    ) {
        self.text = text
        self.department = department
        self.role = role
        self.line = line
        self.states = states
    }
}

/// Where a page of the list ended.
package struct PeopleCursor: Sendable, Equatable {
    let family: String
    let given: String
    let id: Person.ID

    package init(_ last: Person) {
        family = last.name.family
        given = last.name.given
        id = last.id
    }
}

extension PeopleCursor: LosslessStringConvertible {
    /// Thirteen letters of the identity, then the names with a line break between them.
    package var description: String { "\(id)\(family)\n\(given)" }

    package init?(_ text: String) {
        guard let id = Person.ID(String(text.prefix(13))) else { return nil }
        let names = text.dropFirst(13).split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard names.count == 2 else { return nil }
        self.id = id
        family = String(names[0])
        given = String(names[1])
    }
}

extension Snapshot {
    /// By name.
    package func people(_ filter: PeopleFilter, after cursor: PeopleCursor? = nil, limit: Int) throws -> [Person] {
        var conditions = filter.conditions
        if let cursor {
            conditions.append(
                "(person.family, person.given, person.id) > (\(cursor.family), \(cursor.given), \(cursor.id))"
            )
        }
        return try all(
            """
            SELECT \(Person.columns) FROM person WHERE \(SQL.join(conditions, by: " AND "))
            ORDER BY person.family, person.given, person.id LIMIT \(limit)
            """
        )
    }
}

extension PeopleFilter {
    fileprivate var conditions: [SQL] {
        var conditions: [SQL] = ["person.state IN (\(SQL.list(states.map(\.rawValue).sorted())))"]
        if let department { conditions.append("person.department = \(department)") }
        if let line { conditions.append("person.line = \(line)") }
        if let role {
            conditions.append(
                "EXISTS (SELECT 1 FROM person_role WHERE person_role.person = person.id AND person_role.role = \(role))"
            )
        }
        for word in text.split(whereSeparator: \.isWhitespace) { conditions.append(Self.begins(with: word)) }
        return conditions
    }

    /// Names are kept with a capital letter, so it is put there for those who type without.
    private static func begins(with word: Substring) -> SQL {
        let name = word.prefix(1).uppercased() + word.dropFirst()
        return """
            (\(SQL.begins("person.family", with: name)) OR \(SQL.begins("person.given", with: name))
            OR \(SQL.begins("person.family", with: String(word)))
            OR \(SQL.begins("person.login", with: word.lowercased())))
            """
    }
}
