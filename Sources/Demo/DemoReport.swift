import Basics
import People
import Store

/// What there is in a filled demonstration company.
package struct DemoReport: Sendable, Hashable {
    package let people: Int
    package let clients: Int
    package let cases: Int
    package let interactions: Int
    package let logins: [Login]

    /// As whom one can look in.
    package struct Login: Sendable, Hashable {
        package let login: String
        package let name: PersonName
        package let position: String
        package let roles: [Role]
    }

    init(in snapshot: Snapshot) throws {
        people = try snapshot.value("SELECT COUNT(*) FROM person") ?? 0
        clients = try snapshot.value("SELECT COUNT(*) FROM client") ?? 0
        cases = try snapshot.value("SELECT COUNT(*) FROM service_case") ?? 0
        interactions = try snapshot.value("SELECT COUNT(*) FROM interaction") ?? 0
        logins = DemoCompany.logins
    }
}

extension DemoCompany {
    /// Everyone who can sign in, the first of each role leading.
    package static let logins: [DemoReport.Login] = {
        let present = Employee.all.filter(\.isPresent).map { employee in
            DemoReport.Login(
                login: employee.login,
                name: employee.name,
                position: employee.position,
                roles: employee.roles.sorted { $0.rawValue < $1.rawValue }
            )
        }
        let leading = Role.allCases.compactMap { role in
            present.first { $0.roles == [role] } ?? present.first { $0.roles.contains(role) }
        }
        return leading + present.filter { !leading.contains($0) }
    }()
}

extension Employee {
    fileprivate var isPresent: Bool {
        switch stay {
        case .fromTheStart, .since: true
        case .until, .invited: false
        }
    }
}
