import Basics
import Clients
import Desk
import People

/// An amount: the smallest unit of the currency, and its three letters (ISO 4217).
struct MoneyDocument: Codable, Sendable {
    let minor: Int64
    let currency: String

    init(_ money: Money) {
        (minor, currency) = (money.minor, money.currency.code)
    }

    func money(_ field: String) throws -> Money {
        guard let known = Currency(currency) else {
            throw InvalidField("\(field).currency", "refusal.form.currency")
        }
        guard minor >= 0 else { throw ClaimRefusal.negative("\(field).minor") }
        return Money(minor: minor, known)
    }
}

/// The sheet of a claim.
struct ClaimDocument: Encodable, Sendable {
    let caseID: Case.ID
    /// 0 while nothing is written on it.
    let version: Int
    let cause: ClaimCause.ID?
    let departmentAtFault: Department.ID?
    let severity: String?
    let product: String?
    let cost: MoneyDocument?
    let remedy: MoneyDocument?
    let decision: DecisionDocument?
    let analysis: AnalysisDocument?
    /// The interaction by which it was answered last.
    let letter: Interaction.ID?
    /// Its outgoing number, as `17/2026`; left out of what was sent before letters had numbers.
    let letterNumber: String?
    /// Why it was closed without what it wants.
    let excuse: String?
    /// What it has to have before it is closed.
    let wants: [String]

    private enum CodingKeys: String, CodingKey {
        case caseID = "case"
        case version, cause, departmentAtFault, severity, product, cost, remedy, decision, analysis, letter,
            letterNumber, excuse, wants
    }

    struct DecisionDocument: Encodable, Sendable {
        let verdict: String
        let text: String
        let by: Person.ID?
        let at: Moment
    }

    struct AnalysisDocument: Encodable, Sendable {
        let rootCause: String
        let at: Moment
        let measures: [TaskDocument]
    }

    /// - Parameters:
    ///   - letters: those that have numbers.
    ///   - measures: what was asked for so that it does not happen again.
    init(_ claim: Claim, of found: Case, letters: [NumberedLetter], measures: [TaskLine]) {
        caseID = claim.caseID
        version = claim.version
        cause = claim.cause
        departmentAtFault = claim.departmentAtFault
        severity = claim.severity?.rawValue
        product = found.product
        cost = claim.cost.map(MoneyDocument.init)
        remedy = claim.remedy.map(MoneyDocument.init)
        decision = claim.decision.map {
            DecisionDocument(verdict: $0.verdict.rawValue, text: $0.text, by: $0.by, at: $0.at)
        }
        analysis = claim.analysis.map {
            AnalysisDocument(rootCause: $0.rootCause, at: $0.at, measures: measures.map(TaskDocument.init))
        }
        letter = claim.letter
        letterNumber = letters.first { $0.interaction.id == claim.letter }?.number.map { "\($0)" }
        excuse = claim.excuse
        wants = Claim.Want.allCases.filter(claim.wants.contains).map(\.rawValue)
    }
}

/// What is to stand on the sheet; what is left out is empty then.
struct ClaimWishDocument: Codable, Sendable {
    let version: Int
    let cause: ClaimCause.ID?
    let departmentAtFault: Department.ID?
    let severity: String?
    let product: String?
    let cost: MoneyDocument?
    let remedy: MoneyDocument?

    func wish() throws -> ClaimWish {
        var wish = ClaimWish()
        wish.cause = cause
        wish.departmentAtFault = departmentAtFault
        wish.severity = try severity.map { try Word.required($0, field: "severity") }
        wish.product = product
        wish.cost = try cost?.money("cost")
        wish.remedy = try remedy?.money("remedy")
        return wish
    }
}

struct ClaimDecisionDocument: Codable, Sendable {
    let version: Int
    let verdict: String
    let text: String

    func word() throws -> Claim.Verdict { try Word.required(verdict, field: "verdict") }
}

struct ClaimAnalysisDocument: Codable, Sendable {
    let version: Int
    let rootCause: String
    let measure: MeasureWish?

    /// Asked of exactly one of a person or a department, as a task for the case.
    struct MeasureWish: Codable, Sendable {
        let wanted: String
        let what: String?
        let person: Person.ID?
        let department: Department.ID?
        let due: Moment?

        func newTask() throws -> NewTask {
            NewTask(
                to: try TaskReceiver(person: person, department: department),
                wanted: wanted,
                what: what ?? "",
                due: due
            )
        }
    }
}

struct ClaimLetterDocument: Codable, Sendable {
    let version: Int
    let text: String
    let channel: String?
    /// The client's address to use, by its id on the client's card.
    let point: ContactPoint.ID?

    func contactChannel() throws -> ContactChannel {
        guard let channel else { return .email }
        return try Word.required(channel, field: "channel")
    }
}

struct ClaimCauseDocument: Encodable, Sendable {
    let id: ClaimCause.ID
    let parent: ClaimCause.ID?
    let name: String
    let version: Int
    let closed: Moment?

    init(_ cause: ClaimCause) {
        (id, parent, name, version, closed) = (cause.id, cause.parent, cause.name, cause.version, cause.closed)
    }
}

struct NewClaimCauseDocument: Codable, Sendable {
    let name: String
    let parent: ClaimCause.ID?
}

/// Calls it otherwise, or makes it part of another one.
struct ClaimCauseChangeDocument: Codable, Sendable {
    let version: Int
    let name: String
    let parent: ClaimCause.ID?
}
