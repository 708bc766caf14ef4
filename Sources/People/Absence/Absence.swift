import Basics
import Store

/// A time during which somebody does not work: a holiday, an illness, a journey.
package struct Absence: Sendable, Hashable {
    package typealias ID = Basics.ID<Absence>

    package let id: ID
    package let person: Person.ID
    package let begins: Moment
    package let ends: Moment
    /// Who is asked meanwhile.
    package let standIn: Person.ID?

    /// Nobody is away for longer without having left.
    static let longest = Duration.days(3 * 365)
}

extension Absence: Record {
    package static let columns: SQL = "absence.id, absence.person, absence.begins, absence.ends, absence.stand_in"

    package init(from row: inout Row) throws {
        id = try row.read()
        person = try row.read()
        begins = try row.read()
        ends = try row.read()
        standIn = try row.read()
    }
}

/// Why an absence is not written down.
package enum AbsenceRefusal: Refusal, Equatable {
    case notFound
    /// It ends before it begins, or is over.
    case over
    case tooLong
    /// Nobody stands in for themselves, and nobody who has left for anyone.
    case standInUnfit

    package var standing: Standing { self == .notFound ? .notFound : .invalid }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.absence.not-found"
        case .over: "refusal.absence.over"
        case .tooLong: "refusal.absence.too-long"
        case .standInUnfit: "refusal.absence.stand-in-unfit"
        }
    }

    package var field: String? {
        switch self {
        case .notFound: nil
        case .over, .tooLong: "ends"
        case .standInUnfit: "stand_in"
        }
    }
}
