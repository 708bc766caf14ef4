import Basics
import Store

/// That two clients have to do with one another; it is on the cards of both, each seeing it from its own side.
package struct Relation: Sendable, Hashable {
    package typealias ID = Basics.ID<Relation>

    package let id: ID
    /// The holding, the employer; of equals, whichever it was written down for.
    package let client: Client.ID
    /// The member of the holding, the employee.
    package let other: Client.ID
    package let kind: Kind
    package let note: String
    package var gone: Moment?

    package enum Kind: String, CaseIterable, Codable, Sendable, Storable {
        case holding
        case family
        case employer
        case partner
    }
}

/// What one client is to another, as a card says it: «входит в холдинг», «работает в».
package enum Bond: String, CaseIterable, Codable, Sendable {
    case holdingOf = "holding-of"
    case memberOf = "member-of"
    case familyOf = "family-of"
    case employerOf = "employer-of"
    case employeeOf = "employee-of"
    case partnerOf = "partner-of"

    package var name: TextKey { TextKey("client.bond.\(rawValue)") }

    /// Whether the one that it is said of stands first in the relation.
    var isFirst: Bool { self != .memberOf && self != .employeeOf }

    var kind: Relation.Kind {
        switch self {
        case .holdingOf, .memberOf: .holding
        case .familyOf: .family
        case .employerOf, .employeeOf: .employer
        case .partnerOf: .partner
        }
    }

    init(_ kind: Relation.Kind, isFirst: Bool) {
        switch kind {
        case .holding: self = isFirst ? .holdingOf : .memberOf
        case .employer: self = isFirst ? .employerOf : .employeeOf
        case .family: self = .familyOf
        case .partner: self = .partnerOf
        }
    }
}

/// A relation as one of its clients sees it.
package struct RelatedClient: Sendable, Hashable {
    package let relation: Relation.ID
    /// What the client whose card it is on is to `client`.
    package let bond: Bond
    package let client: Client
    package let note: String
}

extension Relation: Record {
    package static let columns: SQL = """
        client_relation.id, client_relation.client, client_relation.other, client_relation.kind, client_relation.note,
        client_relation.gone
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        client = try row.read()
        other = try row.read()
        kind = try row.read()
        note = try row.read()
        gone = try row.read()
    }
}
