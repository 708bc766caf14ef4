import Basics
import Clients
import Events
import People
import Store

/// Shapes guides. What is changed is a draft until it is published; only what can be followed to an end is.
package struct GuideBook {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// Begins a new one.
    package func add(_ name: GuideText) throws -> Guide {
        try member.require(.shapeWork)
        let name = GuideText(
            ru: try Wording.line(name.ru, of: "name_ru", atMost: GuideDocument.longestName),
            en: try Wording.line(name.en, of: "name_en", atMost: GuideDocument.longestName)
        )
        let step = GuideDocument.Step(id: "first", name: .none, say: .none, act: .none)
        let id: Guide.ID = tx.newID()
        try tx.insert(id, draft: GuideDocument(name: name, first: step.id, steps: [step]))
        let guide = try found(id)
        try record("guide.added", guide)
        return guide
    }

    /// - Parameter change: makes another draft of what there is.
    @discardableResult
    package func shape(
        _ id: Guide.ID,
        version: Int,
        _ change: (inout GuideDocument) throws -> Void
    ) throws -> Guide {
        let old = try found(id, version: version)
        guard var document = old.latest else { throw GuideRefusal.notFound }
        try change(&document)
        guard document != old.latest else { return old }
        let draft = document == old.published ? nil : document
        try tx.save(id, draft: draft, edition: old.edition, closed: old.closed, over: version)
        return try found(id)
    }

    /// Makes the draft what people follow from now on.
    @discardableResult
    package func publish(_ id: Guide.ID, version: Int) throws -> Guide {
        let old = try found(id, version: version)
        guard let draft = old.draft else { throw GuideRefusal.noDraft }
        let faults = draft.faults
        guard faults.isEmpty else { throw GuideRefusal.broken(faults) }
        try tx.insert(draft, of: id, edition: old.edition + 1, by: member.id)
        try tx.save(id, draft: nil, edition: old.edition + 1, closed: old.closed, over: version)
        let next = try found(id)
        try record("guide.published", next, ["edition": Fact(next.edition)])
        return next
    }

    /// Throws the draft away.
    @discardableResult
    package func dropDraft(_ id: Guide.ID, version: Int) throws -> Guide {
        let old = try found(id, version: version)
        guard old.draft != nil, old.published != nil else { throw GuideRefusal.noDraft }
        try tx.save(id, draft: nil, edition: old.edition, closed: old.closed, over: version)
        return try found(id)
    }

    /// It is offered no more; what was begun by it can be finished.
    package func close(_ id: Guide.ID, isBack: Bool = false) throws {
        let old = try found(id)
        guard (old.closed == nil) != isBack else { return }
        try tx.save(id, draft: old.draft, edition: old.edition, closed: isBack ? nil : tx.now, over: old.version)
        try record(isBack ? "guide.reopened" : "guide.closed", old)
    }

    private func found(_ id: Guide.ID, version: Int? = nil) throws -> Guide {
        try member.require(.shapeWork)
        guard let guide = try tx.guide(id) else { throw GuideRefusal.notFound }
        guard version == nil || version == guide.version else { throw GuideRefusal.stale }
        return guide
    }

    private func record(_ kind: Event.Kind, _ guide: Guide, _ facts: [String: Fact] = [:]) throws {
        let name: [String: Fact] = ["name": Fact(guide.latest?.name.ru)]
        try tx.record(Event(kind, of: guide.eventSubject, data: name.merging(facts) { $1 }), by: member.actor)
    }
}
