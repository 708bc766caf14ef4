import Basics
import People
import Store

/// A guide as it is followed on one case, by the edition that it was begun with.
package struct GuideRun: Sendable, Hashable {
    package typealias ID = Basics.ID<GuideRun>

    package let id: ID
    package let caseID: Case.ID
    package let guide: Guide.ID
    package let edition: Int
    package let begunBy: Person.ID?
    package let begun: Moment
    /// Where it stands, or stood when it ended.
    package var step: String
    package var ended: Moment?

    package var isUnderWay: Bool { ended == nil }
}

/// A step that was taken.
package struct GuideStamp: Sendable, Hashable {
    /// From 1 on.
    package let place: Int
    package let step: String
    /// Which way it went on; nil where it ended.
    package let branch: String?
    package let note: String
    package let by: Person.ID?
    package let at: Moment
}

/// What the page of a case shows of guides.
package struct Guiding: Sendable, Hashable {
    /// The one that is under way, else the one that ended last.
    package let run: GuideRun?
    package let document: GuideDocument?
    /// Those that count, the first step first.
    package let stamps: [GuideStamp]
    /// What could be begun.
    package let offered: [Offer]

    package struct Offer: Sendable, Hashable {
        package let id: Guide.ID
        package let name: GuideText
    }

    /// Where it stands.
    package var step: GuideDocument.Step? { run.flatMap { document?.step($0.step) } }
}
