import Basics
import Desk
import Events
import Pages
import People

extension Sentences {
    /// What the journal has written down about a task: «Ирина дала поручение № 12 «Сверить оплату»: Финансы, до 27 ноября, 18:00»
    func task(_ event: PastEvent, _ w: Wording) -> String {
        let details = [
            "number": event.number("number").map(String.init) ?? "—", "what": event.text("what") ?? "",
            "to": receiver(event, w),
            "due": event.number("due").map { w.when(Moment(milliseconds: Int64($0))) } ?? "—",
        ]
        let kind = String(event.kind.dropFirst("task.".count))
        switch kind {
        case "near", "overdue", "case-closed": return w(TextKey("history.task.\(kind)"), details)
        case "asked" where event.facts["repeated"]?.truth == true: return w("history.task.repeated", details)
        case "done" where event.facts["late"]?.truth == true:
            return said("task.done-late", "task.done", event, w, details)
        default:
            return Self.told.contains(kind)
                ? said("task.\(kind)", "task.\(kind)", event, w, details)
                : w("history.other", ["who": actor(event, w), "kind": event.kind])
        }
    }

    private static let told: Set<String> = [
        "asked", "asked-again", "accepted", "started", "returned", "done", "approved", "sent-back", "withdrawn",
        "released",
        "taken-back", "reopened", "item-added", "item-removed", "ticked", "unticked",
    ]

    private func receiver(_ event: PastEvent, _ w: Wording) -> String {
        let department = event.department("department").flatMap { departments[$0] }
        let person = event.person("person").map { name($0, w) }
        return [department, person].compactMap(\.self).joined(separator: " ▸ ")
    }
}

extension PastEvent {
    /// What is ticked off is told on the page of the task alone.
    static func isOfChecklist(_ entry: JournalEntry) -> Bool {
        ["task.item-added", "task.item-removed", "task.ticked", "task.unticked"].contains(entry.kind.name)
    }
}
