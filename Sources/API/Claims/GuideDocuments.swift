import Basics
import Desk
import People

struct GuideDocumentLine: Encodable, Sendable {
    let id: Guide.ID
    let name: GuideText?
    let edition: Int
    let closed: Moment?

    init(_ guide: Guide) {
        (id, name, edition, closed) = (guide.id, guide.latest?.name, guide.edition, guide.closed)
    }
}

/// A guide with what people follow now; `document` is null before it was ever published.
struct WholeGuideDocument: Encodable, Sendable {
    let id: Guide.ID
    let version: Int
    let edition: Int
    let closed: Moment?
    let hasDraft: Bool
    let document: GuideDocument?

    init(_ guide: Guide) {
        (id, version, edition, closed) = (guide.id, guide.version, guide.edition, guide.closed)
        hasDraft = guide.draft != nil
        document = guide.published
    }
}

struct NewEditionDocument: Codable, Sendable {
    let version: Int
    let document: GuideDocument
}

struct BegunGuideDocument: Codable, Sendable {
    let guide: Guide.ID
}

struct GuideStepDocument: Codable, Sendable {
    /// The one that was seen.
    let step: String
    let branch: String
    let note: String?
}

struct GuideEndDocument: Codable, Sendable {
    let step: String
    let note: String?
}

/// How far a guide has come; without `guide` none was ever begun.
struct GuideProgressDocument: Encodable, Sendable {
    let guide: Guide.ID?
    let edition: Int?
    let begun: Moment?
    let ended: Moment?
    /// Where it stands, with what to say and do.
    let step: GuideDocument.Step?
    let taken: [StampDocument]
    let offered: [OfferDocument]

    struct StampDocument: Encodable, Sendable {
        let step: String
        let branch: String?
        let note: String
        let by: Person.ID?
        let at: Moment
    }

    struct OfferDocument: Encodable, Sendable {
        let id: Guide.ID
        let name: GuideText
    }

    init(_ guiding: Guiding) {
        guide = guiding.run?.guide
        edition = guiding.run?.edition
        begun = guiding.run?.begun
        ended = guiding.run?.ended
        step = guiding.step
        taken = guiding.stamps.map {
            StampDocument(step: $0.step, branch: $0.branch, note: $0.note, by: $0.by, at: $0.at)
        }
        offered = guiding.offered.map { OfferDocument(id: $0.id, name: $0.name) }
    }
}
