import Basics
import People
import Store

/// What the page of a claim shows of it beside what every case has.
package struct ClaimOnCase: Sendable, Hashable {
    package let sheet: Claim
    /// The names from the highest cause down to the claim's own.
    package let cause: [String]
    package let guiding: Guiding

    /// Everyone whose name it shows.
    package var people: [Person.ID] {
        [sheet.decision?.by].compactMap(\.self) + guiding.stamps.compactMap(\.by)
    }
}

extension Snapshot {
    /// - Returns: nil of what is no claim.
    package func claimOnCase(_ found: Case) throws -> ClaimOnCase? {
        guard let sheet = try claim(of: found), let guiding = try guiding(of: found) else { return nil }
        return ClaimOnCase(
            sheet: sheet,
            cause: sheet.cause == nil ? [] : try claimCauses().path(to: sheet.cause).map(\.name),
            guiding: guiding
        )
    }
}
