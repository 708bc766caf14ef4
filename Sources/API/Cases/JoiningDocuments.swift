import Basics
import Desk

/// What `POST /api/v1/cases/{id}/merging` takes: the case that stays.
struct MergingDocument: Codable, Sendable {
    let version: Int
    let into: Case.ID
}

/// What `POST /api/v1/cases/{id}/splitting` takes: what becomes a case of its own.
struct SplittingDocument: Codable, Sendable {
    let version: Int
    let interactions: [Interaction.ID]
    let subject: String?
}

/// What `POST /api/v1/cases/{id}/links` takes.
struct LinkDocument: Codable, Sendable {
    let other: Case.ID
    let kind: String

    func linkKind() throws -> CaseLink.Kind {
        let kind: CaseLink.Kind = try Word.required(kind, field: "kind")
        guard CaseLink.Kind.offered.contains(kind) else {
            let words = CaseLink.Kind.offered.map(\.rawValue).joined(separator: ", ")
            throw InvalidField("kind", "refusal.api.word", ["words": words])
        }
        return kind
    }
}
