import Basics
import Clients
import Foundation
import People
import Store

extension Escalation.Outcome.Word: Storable {}
extension EscalationStep.Way: Storable {}
extension EscalationStep.End.Word: Storable {}

extension Escalation: Record {
    package static let columns: SQL = """
        escalation.id, escalation.service_case, escalation.edition, escalation.share, escalation.raiser,
        escalation.raised, escalation.why, escalation.tried, escalation.wish, escalation.wanted, escalation.level,
        escalation.step, escalation.addressee, escalation.due, escalation.turn, escalation.outcome, escalation.ended,
        escalation.version
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        caseID = try row.read()
        edition = try row.read()
        let share: Int? = try row.read()
        let raiser: Person.ID? = try row.read()
        cause = share.map(Cause.byItself) ?? .byHand(raiser)
        raised = try row.read()
        words = Words(why: try row.read(), tried: try row.read(), wish: try row.read())
        wanted = try row.read()
        level = try row.read()
        step = try row.read()
        addressee = try row.read()
        due = try row.read()
        turn = try row.read()
        let word: Outcome.Word? = try row.read()
        let ended: Moment? = try row.read()
        outcome = word.flatMap { word in ended.map { Outcome(word: word, at: $0) } }
        version = try row.read()
    }

    fileprivate var share: Int? {
        if case .byItself(let share) = cause { share } else { nil }
    }
}

extension EscalationStep: Record {
    package static let columns: SQL = """
        escalation_step.escalation, escalation_step.number, escalation_step.level, escalation_step.addressee,
        escalation_step.way, escalation_step.asked, escalation_step.due, escalation_step.passed_over,
        escalation_step.ended_how, escalation_step.ended, escalation_step.ended_by, escalation_step.note
        """

    package init(from row: inout Row) throws {
        escalation = try row.read()
        number = try row.read()
        level = try row.read()
        addressee = try row.read()
        way = try row.read()
        asked = try row.read()
        due = try row.read()
        passedOver = try JSONDecoder().decode([PassedOver].self, from: Data(try row.read(String.self).utf8))
        let word: End.Word? = try row.read()
        let (at, by, note): (Moment?, Person.ID?, Note.ID?) = (try row.read(), try row.read(), try row.read())
        end = word.flatMap { word in at.map { End(word: word, at: $0, by: by, note: note) } }
    }
}

extension Snapshot {
    /// - Returns: nil when there is none, or none that this member may know of.
    package func findEscalation(_ id: Escalation.ID, visibleTo member: Member) throws -> Escalation? {
        try first(
            """
            SELECT \(Escalation.columns) FROM escalation
            JOIN service_case ON service_case.id = escalation.service_case
            JOIN client ON client.id = service_case.client
            WHERE escalation.id = \(id) AND \(member.sees(client: "client"))
            """
        )
    }

    /// Those of a case, the latest first. Whoever holds a `Case` was allowed to see it.
    package func escalations(of found: Case) throws -> [Escalation] {
        try all(
            """
            SELECT \(Escalation.columns) FROM escalation WHERE escalation.service_case = \(found.id)
            ORDER BY escalation.id DESC LIMIT 50
            """
        )
    }

    /// From the first that was asked to the last. Whoever holds an `Escalation` was allowed to see it.
    package func steps(of escalation: Escalation) throws -> [EscalationStep] {
        try all(
            """
            SELECT \(EscalationStep.columns) FROM escalation_step WHERE escalation_step.escalation = \(escalation.id)
            ORDER BY escalation_step.number
            """
        )
    }

    package func attachments(of escalation: Escalation) throws -> [EscalationAttachment] {
        try all(
            """
            SELECT kind, subject FROM escalation_attachment WHERE escalation = \(escalation.id) ORDER BY kind, subject
            """
        ) { row in
            let (kind, subject): (String, Int64) = (try row.read(), try row.read())
            return kind == "case" ? .case(ID(rawValue: subject)) : .interaction(ID(rawValue: subject))
        }
    }

    func hasOpenEscalation(on found: Case) throws -> Bool {
        try openEscalation(on: found) != nil
    }

    func openEscalation(on found: Case) throws -> Escalation? {
        try first(
            """
            SELECT \(Escalation.columns) FROM escalation
            WHERE escalation.service_case = \(found.id) AND escalation.outcome IS NULL ORDER BY escalation.id LIMIT 1
            """
        )
    }

    /// The levels that a case has got to by itself before.
    func occasions(of found: Case) throws -> Set<Int> {
        Set(try values("SELECT level FROM escalation_occasion WHERE service_case = \(found.id)"))
    }
}

extension Transaction {
    /// Writes a row as it is: no rights, no event.
    package func insert(_ escalation: Escalation) throws {
        try send(
            """
            INSERT INTO escalation (id, service_case, edition, share, raiser, raised, why, tried, wish, wanted, level,
                step, addressee, due, turn, outcome, ended, version)
            VALUES (\(escalation.id), \(escalation.caseID), \(escalation.edition), \(escalation.share),
                \(escalation.cause.raiser), \(escalation.raised), \(escalation.words.why), \(escalation.words.tried),
                \(escalation.words.wish), \(escalation.wanted), \(escalation.level), \(escalation.step),
                \(escalation.addressee), \(escalation.due), \(escalation.turn), \(escalation.outcome?.word),
                \(escalation.outcome?.at), \(escalation.version))
            """
        )
    }

    /// - Throws: `EscalationRefusal.stale` when somebody was quicker.
    func save(_ next: Escalation) throws {
        let saved = try run(
            """
            UPDATE escalation SET level = \(next.level), step = \(next.step), addressee = \(next.addressee),
                due = \(next.due), turn = \(next.turn), outcome = \(next.outcome?.word), ended = \(next.outcome?.at),
                version = \(next.version)
            WHERE id = \(next.id) AND version = \(next.version - 1)
            """
        )
        guard saved == 1 else { throw EscalationRefusal.stale }
    }

    package func insert(_ step: EscalationStep) throws {
        try send(
            """
            INSERT INTO escalation_step (escalation, number, level, addressee, way, asked, due, passed_over, ended_how,
                ended, ended_by, note)
            VALUES (\(step.escalation), \(step.number), \(step.level), \(step.addressee), \(step.way), \(step.asked),
                \(step.due), \(try step.passedOver.stored), \(step.end?.word), \(step.end?.at), \(step.end?.by),
                \(step.end?.note))
            """
        )
    }

    /// The step that an escalation stands on is over.
    func end(stepOf escalation: Escalation, _ end: EscalationStep.End) throws {
        try run(
            """
            UPDATE escalation_step SET ended_how = \(end.word), ended = \(end.at), ended_by = \(end.by),
                note = \(end.note)
            WHERE escalation = \(escalation.id) AND number = \(escalation.step) AND ended_how IS NULL
            """
        )
    }

    /// The step that an escalation stands on goes on.
    func reopen(stepOf escalation: Escalation) throws {
        try run(
            """
            UPDATE escalation_step SET ended_how = NULL, ended = NULL, ended_by = NULL, note = NULL
            WHERE escalation = \(escalation.id) AND number = \(escalation.step)
            """
        )
    }

    func insert(_ attachments: [EscalationAttachment], of escalation: Escalation.ID) throws {
        try send(
            "INSERT INTO escalation_attachment (escalation, kind, subject) VALUES",
            rows: attachments.map { attachment in
                switch attachment {
                case .interaction(let id): "(\(escalation), 'interaction', \(id))"
                case .case(let id): "(\(escalation), 'case', \(id))"
                }
            },
            "ON CONFLICT (escalation, kind, subject) DO NOTHING"
        )
    }

    /// - Returns: false when the case has got to this level by itself before.
    func noteOccasion(of found: Case, level: Int, _ escalation: Escalation.ID) throws -> Bool {
        try run(
            """
            INSERT INTO escalation_occasion (service_case, level, escalation)
            VALUES (\(found.id), \(level), \(escalation)) ON CONFLICT (service_case, level) DO NOTHING
            """
        ) == 1
    }
}

extension [PassedOver] {
    fileprivate var stored: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
