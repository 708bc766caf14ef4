import Basics
import Store

extension Snapshot {
    /// What is known of clients, ready to be compared; walls are not asked. Who was merged into another has nothing any more.
    func traits(of clients: [Client.ID]) throws -> [Client.ID: Traits] {
        guard !clients.isEmpty else { return [:] }
        let list = SQL.list(clients)
        var profiles: [Client.ID: Profile] = [:]
        let names = try contactNames(of: list)
        try each("SELECT id, kind, name, tax_number FROM client WHERE id IN (\(list)) AND merged_into IS NULL") { row in
            let id: Client.ID = try row.read()
            let kind: Client.Kind = try row.read()
            let name: String = try row.read()
            let number: TaxNumber? = try row.read()
            profiles[id] = Profile(
                kind == .organisation ? .organisation(name) : .person(names[id] ?? PersonName(written: name)),
                identifiers: [number?.text].compactMap(\.self)
            )
        }
        try each(
            """
            SELECT client, kind, value, normalized FROM contact_point WHERE client IN (\(list)) AND gone IS NULL
            ORDER BY client, id
            """
        ) { row in
            let id: Client.ID = try row.read()
            let kind: ContactPoint.Kind = try row.read()
            profiles[id]?.add(kind, try row.read(), normalized: try row.read())
        }
        for (id, marks) in try marks(of: clients) {
            for mark in marks { profiles[id]?.add(mark) }
        }
        return profiles.mapValues { Traits($0) }
    }

    /// Of those whom one contact alone speaks for, which a private person does for themselves.
    private func contactNames(of clients: SQL) throws -> [Client.ID: PersonName] {
        var names: [Client.ID: PersonName] = [:]
        try each(
            """
            SELECT client, MIN(family), MIN(given), MIN(patronymic) FROM contact
            WHERE client IN (\(clients)) AND gone IS NULL GROUP BY client HAVING COUNT(*) = 1
            """
        ) { row in
            let id: Client.ID = try row.read()
            let name = PersonName(family: try row.read(), given: try row.read(), patronymic: try row.read())
            // Half a name tells less than the card's own.
            if !name.family.isEmpty, !name.given.isEmpty { names[id] = name }
        }
        return names
    }
}

extension Profile {
    fileprivate mutating func add(_ kind: ContactPoint.Kind, _ value: String, normalized: String) {
        switch kind {
        case .phone: phones.append(PhoneNumber(stored: normalized))
        case .email: emails.append(EmailAddress(stored: normalized))
        case .postal: addresses.append(value)
        }
    }

    fileprivate mutating func add(_ mark: ClientMark) {
        switch mark {
        case .born(let day): born = born ?? day
        case .number(let number): identifiers.append(number)
        }
    }
}
