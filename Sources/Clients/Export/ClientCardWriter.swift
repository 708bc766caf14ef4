import Basics
import Formats

/// Writes clients as address cards: one for each contact, or one for a client that has none.
package struct ClientCardWriter: Sendable {
    private let writer: VCardWriter

    package init(_ version: VCard.Version = .three) {
        writer = VCardWriter(version)
    }

    package func cards(of exported: ExportedClient) -> [UInt8] {
        guard !exported.contacts.isEmpty else { return writer.bytes(of: card(of: exported, nil)) }
        return exported.contacts.flatMap { writer.bytes(of: card(of: exported, $0)) }
    }

    private func card(of exported: ExportedClient, _ contact: Contact?) -> VCard {
        let client = exported.client
        var card = VCard(version: writer.version)
        card.identity = "highrock:\(contact.map { "\(client.id):\($0.id)" } ?? "\(client.id)")"
        if client.kind == .organisation { card.organisation = [client.name] }
        if let contact {
            card.formattedName = contact.name.full
            card.name = VCard.Name(
                family: [contact.name.family].filter { !$0.isEmpty },
                given: [contact.name.given].filter { !$0.isEmpty },
                additional: [contact.name.patronymic].filter { !$0.isEmpty }
            )
            card.title = contact.position
        } else {
            card.formattedName = client.name
            card.isOrganisation = client.kind == .organisation
        }
        let isFirst = contact == nil || contact?.id == exported.contacts.first?.id
        let points = exported.points(of: contact) + (isFirst && contact != nil ? exported.points(of: nil) : [])
        card.phones = points.filter { $0.kind == .phone }.map { VCard.Reach($0.shown) }
        card.emails = points.filter { $0.kind == .email }.map { VCard.Reach($0.value) }
        card.addresses = points.filter { $0.kind == .postal }.map { point in
            var address = VCard.Address()
            address.street = point.value
            return address
        }
        card.categories = exported.tags.map(\.name)
        if isFirst { card.note = client.note }
        return card
    }
}
