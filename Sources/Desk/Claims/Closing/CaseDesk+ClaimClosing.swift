import Basics
import Clients
import Events
import People
import Store

extension CaseDesk {
    /// A claim is closed with its cause and its decision, or by who may decide, saying why without. The client's own word closes it in
    /// any case: what is missing then stays on the head's list.
    /// - Returns: what the journal says of what is missing.
    func admitClosing(of found: Case, despite excuse: String?) throws -> [String: Fact] {
        guard let claim = try tx.claim(of: found), !claim.wants.isEmpty else { return [:] }
        let wanting: [String: Fact] = ["wants": .text(claim.wants.map(\.rawValue).sorted().joined(separator: " "))]
        guard member.id != nil else { return wanting }
        guard let excuse else { throw ClaimRefusal.wants(claim.wants) }
        try member.require(.decideClaims)
        var next = claim
        next.excuse = try Wording.text(excuse, of: "excuse", atMost: 1000)
        next.version += 1
        try tx.save(next)
        return wanting
    }
}
