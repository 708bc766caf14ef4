import Basics
import People
import Store

extension GuideRun: Record {
    package static let columns: SQL = """
        guide_run.id, guide_run.service_case, guide_run.guide, guide_run.edition, guide_run.begun_by, guide_run.begun,
        guide_run.step, guide_run.ended
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        caseID = try row.read()
        guide = try row.read()
        edition = try row.read()
        begunBy = try row.read()
        begun = try row.read()
        step = try row.read()
        ended = try row.read()
    }
}

extension GuideStamp: Record {
    package static let columns: SQL =
        "guide_stamp.place, guide_stamp.step, guide_stamp.branch, guide_stamp.note, guide_stamp.by_person, guide_stamp.at"

    package init(from row: inout Row) throws {
        place = try row.read()
        step = try row.read()
        branch = try row.read()
        note = try row.read()
        by = try row.read()
        at = try row.read()
    }
}

extension Snapshot {
    /// What a claim shows of guides; nil of other cases. Whoever holds a `Case` was allowed to see it.
    package func guiding(of found: Case) throws -> Guiding? {
        guard found.kind == .claim else { return nil }
        let latest = try first(
            """
            SELECT \(GuideRun.columns), guide_edition.document FROM guide_run
            JOIN guide_edition ON guide_edition.guide = guide_run.guide AND guide_edition.edition = guide_run.edition
            WHERE guide_run.service_case = \(found.id) ORDER BY guide_run.id DESC LIMIT 1
            """
        ) { row in (run: try GuideRun(from: &row), document: try row.read(GuideDocument.self)) }
        let isUnderWay = latest?.run.isUnderWay ?? false
        return Guiding(
            run: latest?.run,
            document: latest?.document,
            stamps: try latest.map { try stamps(of: $0.run.id) } ?? [],
            offered: isUnderWay || found.isClosed ? [] : try offeredGuides()
        )
    }

    /// Those that count, the first step first.
    package func stamps(of run: GuideRun.ID) throws -> [GuideStamp] {
        try all(
            """
            SELECT \(GuideStamp.columns) FROM guide_stamp
            WHERE guide_stamp.run = \(run) AND guide_stamp.withdrawn IS NULL ORDER BY guide_stamp.place
            """
        )
    }

    func guideRun(under id: Case.ID) throws -> GuideRun? {
        try first(
            """
            SELECT \(GuideRun.columns) FROM guide_run WHERE service_case = \(id) ORDER BY id DESC LIMIT 1
            """
        )
    }

    private func offeredGuides() throws -> [Guiding.Offer] {
        try all(
            """
            SELECT guide.id, guide_edition.document FROM guide
            JOIN guide_edition ON guide_edition.guide = guide.id AND guide_edition.edition = guide.edition
            WHERE guide.closed IS NULL ORDER BY guide.id LIMIT 20
            """
        ) { row in Guiding.Offer(id: try row.read(), name: try row.read(GuideDocument.self).name) }
    }
}

extension Transaction {
    func insert(_ run: GuideRun) throws {
        try self.run(
            """
            INSERT INTO guide_run (id, service_case, guide, edition, begun_by, begun, step)
            VALUES (\(run.id), \(run.caseID), \(run.guide), \(run.edition), \(run.begunBy), \(run.begun), \(run.step))
            """
        )
    }

    func save(_ run: GuideRun) throws {
        try self.run("UPDATE guide_run SET step = \(run.step), ended = \(run.ended) WHERE id = \(run.id)")
    }

    func insert(_ stamp: GuideStamp, on run: GuideRun.ID) throws {
        try self.run(
            """
            INSERT INTO guide_stamp (run, place, step, branch, note, by_person, at)
            VALUES (\(run), \(stamp.place), \(stamp.step), \(stamp.branch), \(stamp.note), \(stamp.by), \(stamp.at))
            """
        )
    }

    func nextPlace(on run: GuideRun.ID) throws -> Int {
        try value("SELECT COALESCE(MAX(place), 0) + 1 FROM guide_stamp WHERE run = \(run)") ?? 1
    }

    /// It does not count any more; that it was taken stays written down.
    func withdraw(_ stamp: GuideStamp, on run: GuideRun.ID) throws {
        try self.run("UPDATE guide_stamp SET withdrawn = \(now) WHERE run = \(run) AND place = \(stamp.place)")
    }
}
