import Basics
import Clients
import People
import Store

/// A claim as a list shows it.
package struct ClaimLine: Sendable, Hashable {
    package let line: CaseLine
    package let claim: Claim
    /// Of the letter that it was answered by last.
    package let letter: OutgoingNumber?
}

extension ClaimLine: Record {
    package static let columns: SQL = "\(CaseLine.columns), \(Claim.columns), \(OutgoingNumber.columns)"

    package init(from row: inout Row) throws {
        line = try CaseLine(from: &row)
        var claim = Claim(of: line.case.id)
        _ = try row.read(Case.ID?.self)
        try claim.read(from: &row)
        self.claim = claim
        let (year, number) = (try row.read(Int?.self), try row.read(Int?.self))
        letter = year.flatMap { year in number.map { OutgoingNumber(year: year, number: $0) } }
    }
}

/// Which claims a list shows; what is nil does not narrow it.
package struct ClaimFilter: Sendable, Hashable {
    package var state = State.all
    package var decision: Decision?
    /// With all that is part of it.
    package var cause: ClaimCause.ID?
    package var department: Department.ID?
    /// What it still has to have.
    package var want: Claim.Want?
    /// From this moment on, up to that one.
    package var opened: Range<Moment>?

    package init() {}

    package enum State: String, CaseIterable, Sendable {
        case open
        case closed
        case all
    }

    package enum Decision: String, CaseIterable, Sendable {
        case accepted
        case partly
        case declined
        case none
    }
}

/// What claims have cost, in one currency.
package struct ClaimSum: Sendable, Hashable {
    package let currency: Currency
    package var cost: Money
    package var remedy: Money
}
