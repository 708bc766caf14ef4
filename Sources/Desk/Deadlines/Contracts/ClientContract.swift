import Basics
import Clients
import Events
import People
import Store

/// By which contract a client was served from some moment on; nil is none in particular.
package struct ContractTurn: Sendable, Hashable {
    package let since: Moment
    package let contract: ContractKey?
}

extension Snapshot {
    /// By which contract the client is served now.
    package func contract(of client: Client.ID) throws -> ContractKey? {
        try contractTurns(of: [client])[client]?.last?.contract
    }

    /// How it changed, oldest first.
    package func contractTurns(of clients: [Client.ID]) throws -> [Client.ID: [ContractTurn]] {
        guard !clients.isEmpty else { return [:] }
        let rows = try all(
            """
            SELECT client, since, contract FROM client_contract WHERE client IN (\(SQL.list(clients)))
            ORDER BY client, since, id
            """
        ) { row in
            (
                client: try row.read(Client.ID.self),
                turn: ContractTurn(
                    since: try row.read(),
                    contract: try row.read(String?.self).map(ContractKey.init(rawValue:))
                )
            )
        }
        return Dictionary(grouping: rows, by: \.client).mapValues { $0.map(\.turn) }
    }

    func hasClients(on contract: ContractKey) throws -> Bool {
        try value(
            """
            SELECT client FROM client_contract AS last WHERE contract = \(contract.rawValue) AND NOT EXISTS (
                SELECT 1 FROM client_contract AS later WHERE later.client = last.client
                    AND (later.since, later.id) > (last.since, last.id))
            LIMIT 1
            """,
            as: Client.ID.self
        ) != nil
    }
}

extension PolicyDesk {
    /// Serves a client by another contract from now on.
    package func serve(_ client: Client.ID, by contract: ContractKey?) throws {
        try member.require(.changeClients)
        guard let found = try tx.findClient(client, visibleTo: member) else { throw ClientRefusal.notFound }
        if let contract, !(try tx.deadlinePolicy().sheet.contracts.contains { $0.key == contract }) {
            throw PolicyRefusal.contractUnknown(contract)
        }
        let before = try tx.contract(of: found.id)
        guard before != contract else { return }
        try tx.run(
            """
            INSERT INTO client_contract (id, client, contract, since, by_person)
            VALUES (\(tx.newID(ContractTurn.self)), \(found.id), \(contract?.rawValue), \(tx.now), \(member.id))
            """
        )
        try tx.record(
            Event(
                "client.contract-set",
                of: found.subject,
                client: found.id.rawValue,
                data: ["contract": Fact(contract?.rawValue), "contract_before": Fact(before?.rawValue)]
            ),
            by: member.actor
        )
    }
}
