import Basics
import People
import Store

/// What is written down of a claim beside what every case has (SPEC L5). A case that becomes one has an empty sheet.
package struct Claim: Sendable, Hashable {
    package let caseID: Case.ID
    package var cause: ClaimCause.ID?
    package var departmentAtFault: Department.ID?
    package var severity: Severity?
    /// What the client lost by it, or says to have lost.
    package var cost: Money?
    /// What making it good costs us.
    package var remedy: Money?
    package var decision: Decision?
    package var analysis: Analysis?
    /// The answer that was sent last.
    package var letter: Interaction.ID?
    /// Why it was closed without a cause or a decision.
    package var excuse: String?
    /// 0 while nothing is written on it.
    package var version: Int

    package enum Severity: String, CaseIterable, Codable, Sendable, Storable {
        case minor
        case serious
        case critical
    }

    package enum Verdict: String, CaseIterable, Codable, Sendable, Storable {
        case accepted
        case partly
        case declined
    }

    /// What we told the client we would do about it.
    package struct Decision: Sendable, Hashable {
        package let verdict: Verdict
        package let text: String
        package let by: Person.ID?
        package let at: Moment
    }

    /// Why it came to this, found out after the fact. What is done so that it does not happen again are tasks (`measures(of:visibleTo:)`).
    package struct Analysis: Sendable, Hashable {
        package let rootCause: String
        /// What was written down before measures were tasks: it reminds nobody until it is asked for.
        package let noted: NotedMeasure?
        package let at: Moment
    }

    package struct NotedMeasure: Sendable, Hashable {
        package let text: String
        package let owner: Person.ID?
        package let due: Moment?
    }

    /// What a claim has to have before it is closed.
    package enum Want: String, CaseIterable, Sendable {
        case cause
        case decision
    }

    package init(of id: Case.ID) {
        caseID = id
        version = 0
    }

    package var wants: Set<Want> {
        var wants: Set<Want> = []
        if cause == nil { wants.insert(.cause) }
        if decision == nil { wants.insert(.decision) }
        return wants
    }

    /// Ninety billion roubles.
    package static let mostMinor: Int64 = 9_000_000_000_000
}

extension Claim.Severity {
    package var name: TextKey { TextKey("claim.severity.\(rawValue)") }
}

extension Claim.Verdict {
    package var name: TextKey { TextKey("claim.verdict.\(rawValue)") }
}

/// What is to stand on the sheet; all of it at once, as the form has it.
package struct ClaimWish: Sendable, Hashable {
    package var cause: ClaimCause.ID?
    package var departmentAtFault: Department.ID?
    package var severity: Claim.Severity?
    package var cost: Money?
    package var remedy: Money?
    /// Of the case.
    package var product: String?

    package init() {}

    package init(_ claim: Claim, product: String?) {
        cause = claim.cause
        departmentAtFault = claim.departmentAtFault
        severity = claim.severity
        cost = claim.cost
        remedy = claim.remedy
        self.product = product
    }
}

/// Why something about a claim is declined.
package enum ClaimRefusal: Refusal, Equatable {
    /// The case is no claim.
    case notAClaim
    /// Somebody wrote on the sheet meanwhile.
    case stale
    case causeUnknown
    case causeClosed
    case departmentUnknown
    case negative(String)
    case tooMuch(String)
    /// It can't be closed yet.
    case wants(Set<Claim.Want>)
    case undecided
    case notDecided

    package var standing: Standing {
        switch self {
        case .notAClaim, .stale, .wants, .undecided, .notDecided: .conflict
        case .causeUnknown, .causeClosed, .departmentUnknown, .negative, .tooMuch: .invalid
        }
    }

    package var reason: TextKey {
        switch self {
        case .notAClaim: "refusal.claim.not-a-claim"
        case .stale: "refusal.claim.stale"
        case .causeUnknown: "refusal.claim.cause-unknown"
        case .causeClosed: "refusal.claim.cause-closed"
        case .departmentUnknown: "refusal.claim.department-unknown"
        case .negative: "refusal.claim.negative"
        case .tooMuch: "refusal.claim.too-much"
        case .wants([.cause]): "refusal.claim.wants-cause"
        case .wants([.decision]): "refusal.claim.wants-decision"
        case .wants: "refusal.claim.wants-both"
        case .undecided: "refusal.claim.undecided"
        case .notDecided: "refusal.claim.not-decided"
        }
    }

    package var details: [String: String] {
        if case .wants(let wants) = self {
            ["fields": wants.map(\.rawValue).sorted().joined(separator: ", ")]
        } else {
            [:]
        }
    }

    package var field: String? {
        switch self {
        case .notAClaim, .stale, .wants, .undecided, .notDecided: nil
        case .causeUnknown, .causeClosed: "cause"
        case .departmentUnknown: "departmentAtFault"
        case .negative(let field), .tooMuch(let field): field
        }
    }
}
