import Basics
import Clients
import Desk
import Pages
import People
import Store

/// Somebody was quicker: what one has typed, what stands there now, and what has happened in between. Nothing is lost.
struct StalePage: Page {
    let now: CaseWorkPage
    /// The version that the writer saw.
    let seen: Int
    let events: [PastEvent]

    var found: Case { now.found }
    var act: CaseAct { now.act }
    /// What was typed.
    var form: Form { now.form }

    init(
        _ number: Int,
        for member: Member,
        _ act: CaseAct,
        _ typed: Form,
        _ house: DeskHouse,
        in snapshot: Snapshot
    ) throws {
        now = try CaseWorkPage(number, for: member, writing: act, form: typed, house, in: snapshot)
        seen = typed["version"].flatMap { Int($0) } ?? now.desk.case.version - 1
        events = try snapshot.history(of: now.desk.case, since: seen).map(PastEvent.init)
    }

    /// What was said, noted or handed over by an event, in full.
    func told(by event: PastEvent) -> String? {
        guard let id = event.told else { return nil }
        return now.desk.timeline.items.lazy.compactMap { entry -> String? in
            guard entry.identity == id else { return nil }
            return switch entry {
            case .interaction(let interaction): interaction.text
            case .note(let note): note.text
            case .handOver(let handOver): handOver.summary
            }
        }.first
    }
}
