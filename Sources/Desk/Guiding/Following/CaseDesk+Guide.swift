import Basics
import Clients
import Events
import People
import Store

extension CaseDesk {
    /// Begins to follow a guide on a claim, by its present edition.
    @discardableResult
    package func beginGuide(_ guide: Guide.ID, on id: Case.ID) throws -> GuideRun {
        let found = try openClaim(id)
        guard try tx.guideRun(under: id)?.isUnderWay != true else { throw GuideRefusal.underWay }
        guard let guide = try tx.guide(guide), let document = guide.published else { throw GuideRefusal.notFound }
        guard guide.closed == nil else { throw GuideRefusal.closed }
        let run = GuideRun(
            id: tx.newID(),
            caseID: id,
            guide: guide.id,
            edition: guide.edition,
            begunBy: member.id,
            begun: tx.now,
            step: document.first,
            ended: nil
        )
        try tx.insert(run)
        try tell(run, document, "case.guide-begun", on: found)
        return run
    }

    /// Says what has come of a step, which leads to the next one.
    /// - Parameter step: the one that was seen; somebody else may have gone on.
    @discardableResult
    package func stepGuide(
        on id: Case.ID,
        from step: String,
        by branch: String,
        note: String = ""
    ) throws -> GuideRun {
        let (found, old, document) = try underWay(on: id, at: step)
        guard let way = document.step(step)?.branch(branch) else { throw GuideRefusal.branchUnknown }
        var next = old
        next.step = way.to
        try stamp(old, branch: branch, note)
        try tx.save(next)
        try tell(next, document, "case.guide-stepped", on: found, from: step, by: way)
        return next
    }

    /// Takes the last step back; also the one by which it ended.
    @discardableResult
    package func stepGuideBack(on id: Case.ID) throws -> GuideRun {
        let found = try openClaim(id)
        guard let old = try tx.guideRun(under: id) else { throw GuideRefusal.notUnderWay }
        guard let last = try tx.stamps(of: old.id).last else { throw GuideRefusal.noWayBack }
        guard let document = try tx.guideDocument(old.guide, edition: old.edition) else { throw GuideRefusal.notFound }
        var next = old
        next.step = last.step
        next.ended = nil
        try tx.withdraw(last, on: old.id)
        try tx.save(next)
        try tell(next, document, "case.guide-back", on: found)
        return next
    }

    /// Ends it: at one of its ends, or before that by who says why.
    @discardableResult
    package func endGuide(on id: Case.ID, at step: String, note: String = "") throws -> GuideRun {
        let (found, old, document) = try underWay(on: id, at: step)
        let isEnd = document.step(step)?.isEnd ?? true
        guard isEnd || !note.trimmed.isEmpty else { throw GuideRefusal.reasonMissing }
        var next = old
        next.ended = tx.now
        try stamp(old, branch: nil, note)
        try tx.save(next)
        try tell(next, document, isEnd ? "case.guide-finished" : "case.guide-left", on: found)
        return next
    }

    private func openClaim(_ id: Case.ID) throws -> Case {
        try member.require(.workCases)
        let found = try visible(id)
        guard found.kind == .claim else { throw ClaimRefusal.notAClaim }
        guard !found.isClosed else { throw CaseRefusal.closed }
        return found
    }

    private func underWay(on id: Case.ID, at step: String) throws -> (Case, GuideRun, GuideDocument) {
        let found = try openClaim(id)
        guard let run = try tx.guideRun(under: id), run.isUnderWay else { throw GuideRefusal.notUnderWay }
        guard run.step == step else { throw GuideRefusal.movedOn }
        guard let document = try tx.guideDocument(run.guide, edition: run.edition) else { throw GuideRefusal.notFound }
        return (found, run, document)
    }

    private func stamp(_ run: GuideRun, branch: String?, _ note: String) throws {
        let stamp = GuideStamp(
            place: try tx.nextPlace(on: run.id),
            step: run.step,
            branch: branch,
            note: try Wording.text(note, of: "note", atMost: 2000, mayBeEmpty: true),
            by: member.id,
            at: tx.now
        )
        try tx.insert(stamp, on: run.id)
    }

    /// The journal names steps by their words in both languages, too: it is read when the guide has long been another.
    private func tell(
        _ run: GuideRun,
        _ document: GuideDocument,
        _ kind: Event.Kind,
        on found: Case,
        from step: String? = nil,
        by branch: GuideDocument.Branch? = nil
    ) throws {
        var facts: [String: Fact] = [
            "guide": Fact(run.guide), "edition": Fact(run.edition), "step": .text(run.step),
            "guide_ru": .text(document.name.ru), "guide_en": .text(document.name.en),
            "seconds": .number((run.ended ?? tx.now).milliseconds / 1000 - run.begun.milliseconds / 1000),
        ]
        if let now = document.step(run.step) {
            (facts["step_ru"], facts["step_en"]) = (.text(now.name.ru), .text(now.name.en))
        }
        if let step, let branch {
            (facts["step_from"], facts["branch"]) = (.text(step), .text(branch.id))
            (facts["branch_ru"], facts["branch_en"]) = (.text(branch.name.ru), .text(branch.name.en))
        }
        try keep(found.next(at: tx.now) { _ in }, over: found, kind, facts)
    }
}
