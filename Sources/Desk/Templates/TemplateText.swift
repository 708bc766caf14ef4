import Basics

/// A text with gaps that are filled from what is known of a case: `Здравствуйте, {{contact.given}}!`. A name that stands for
/// nothing is refused when the text is saved, and left as it is when it is filled nevertheless.
package struct TemplateText: Sendable, Hashable {
    package let text: String
    private let pieces: [Piece]

    private enum Piece: Sendable, Hashable {
        case plain(String)
        case gap(Field)
    }

    /// What a gap can name.
    package enum Field: String, CaseIterable, Sendable {
        case clientName = "client.name"
        case contactName = "contact.name"
        case contactGiven = "contact.given"
        case contactAddress = "contact.address"
        case caseNumber = "case.number"
        case caseSubject = "case.subject"
        case caseProduct = "case.product"
        case caseLink = "case.link"
        /// By when the client is told to have an answer, and to have it solved (SPEC L2).
        case caseAnswerBy = "case.answer-by"
        case caseSolutionBy = "case.solution-by"
        case personName = "person.name"
        case personPosition = "person.position"
        case personEmail = "person.email"
        case departmentName = "department.name"
        case companyName = "company.name"
        case today = "date.today"
        case claimDate = "claim.date"
        case claimCause = "claim.cause"
        case claimDecision = "claim.decision"
        case claimDecisionText = "claim.decision-text"
        case claimDecisionDate = "claim.decision-date"
        case claimCost = "claim.cost"
        case claimCostWords = "claim.cost-words"
        case claimRemedy = "claim.remedy"
        case claimRemedyWords = "claim.remedy-words"
    }

    /// - Throws: `TemplateRefusal` about a gap without an end or with a name that stands for nothing.
    package init(checking text: String) throws(TemplateRefusal) {
        (self.text, pieces) = (text, try Self.pieces(of: text, isStrict: true))
    }

    /// Takes what is no gap for plain text.
    package init(_ text: String) {
        self.text = text
        // Only strict reading throws.
        pieces = (try? Self.pieces(of: text, isStrict: false)) ?? [.plain(text)]
    }

    package func filled(with values: [Field: String]) -> String {
        pieces.map { piece in
            switch piece {
            case .plain(let text): text
            case .gap(let field): values[field] ?? ""
            }
        }
        .joined()
    }

    package var fields: Set<Field> {
        Set(pieces.compactMap { if case .gap(let field) = $0 { field } else { nil } })
    }

    private static func pieces(of text: String, isStrict: Bool) throws(TemplateRefusal) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text[...]
        while let opening = rest.firstRange(of: "{{") {
            let inside = rest[opening.upperBound...]
            guard let closing = inside.firstRange(of: "}}") else {
                if isStrict { throw .noEnd(String(rest[opening.lowerBound...].prefix(30))) }
                break
            }
            let name = String(inside[..<closing.lowerBound]).trimmed
            let plain = rest[..<opening.lowerBound]
            if let field = Field(rawValue: name) {
                pieces += [.plain(String(plain)), .gap(field)]
            } else if isStrict {
                throw .unknownField(String(name.prefix(60)))
            } else {
                pieces.append(.plain(String(rest[..<closing.upperBound])))
            }
            rest = rest[closing.upperBound...]
        }
        return (pieces + [.plain(String(rest))]).filter { $0 != .plain("") }
    }
}

/// Why a template can't be kept.
package enum TemplateRefusal: Refusal, Equatable {
    case notFound
    case stale
    case noEnd(String)
    case unknownField(String)
    /// Another snippet has the key.
    case shortcutTaken(String)
    case mailboxUnknown

    package var standing: Standing {
        switch self {
        case .notFound: .notFound
        case .stale: .conflict
        case .noEnd, .unknownField, .shortcutTaken, .mailboxUnknown: .invalid
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.template.not-found"
        case .stale: "refusal.template.stale"
        case .noEnd: "refusal.template.no-end"
        case .unknownField: "refusal.template.unknown-field"
        case .shortcutTaken: "refusal.template.shortcut-taken"
        case .mailboxUnknown: "refusal.mailbox.not-found"
        }
    }

    package var details: [String: String] {
        switch self {
        case .notFound, .stale, .mailboxUnknown: [:]
        case .noEnd(let text): ["text": text]
        case .unknownField(let name): ["name": name]
        case .shortcutTaken(let key): ["key": key]
        }
    }

    package var field: String? {
        switch self {
        case .notFound, .stale: nil
        case .noEnd, .unknownField: "text"
        case .shortcutTaken: "shortcut"
        case .mailboxUnknown: "mailbox"
        }
    }
}
