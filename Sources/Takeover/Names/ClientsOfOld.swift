import Clients
import Events
import People
import Store

extension Transaction {
    func clients(_ names: Set<String>, by rules: ClientRules, from source: String) throws -> [String: Client.ID] {
        try namedOutside(names.sorted(), of: .client, from: source) { name in
            try ClientBook(self, .program).add(NewClient(rules.kind, name: name)).id
        }
    }
}
