import Basics
import Events
import Store

extension Transaction {
    /// A confidential client that only people know of who have left would be lost. The executives get to know of it then, or,
    /// where there are none, the heads of service.
    func passOnWalls(of person: Person.ID) throws {
        let orphans = try orphanedWalls(of: person)
        guard !orphans.isEmpty else { return }
        var heirs = try present(with: .executive)
        if heirs.isEmpty { heirs = try present(with: .serviceHead) }
        for client in orphans {
            for heir in heirs where try writeName(heir, on: client, by: nil) {
                try record(.clientNamed(heir, on: client), by: .system)
            }
        }
    }

    private struct Client {}

    private func orphanedWalls(of person: Person.ID) throws -> [ID<Client>] {
        try values(
            """
            SELECT client_wall.client FROM client_wall JOIN client ON client.id = client_wall.client
            WHERE client_wall.person = \(person) AND client.confidential = 1 AND NOT EXISTS (
                SELECT 1 FROM client_wall AS other JOIN person ON person.id = other.person
                WHERE other.client = client_wall.client AND person.state <> 'left')
            ORDER BY client_wall.client
            """
        )
    }

    private func present(with role: Role) throws -> [Person.ID] {
        try values(
            """
            SELECT person.id FROM person JOIN person_role ON person_role.person = person.id
            WHERE person_role.role = \(role) AND person.state <> 'left' ORDER BY person.id
            """
        )
    }
}
