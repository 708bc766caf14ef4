import Basics
import Desk
import Events
import People

/// One line of the journal, read once: the facts are text underneath.
struct PastEvent: Sendable {
    let entry: Int64
    let at: Moment
    let kind: String
    let actor: Actor
    let facts: [String: Fact]

    init(_ entry: JournalEntry) {
        self.entry = entry.entry
        at = entry.at
        kind = entry.kind.name
        actor = entry.actor
        facts = entry.facts
    }

    /// What stands on the timeline in its own words needs no sentence besides.
    static func isTold(_ entry: JournalEntry) -> Bool {
        switch entry.kind.name {
        case "case.noted", "case.answered", "case.interaction-logged", "case.client-wrote", "case.machine-wrote": true
        // The letter does not say its own number.
        case "case.claim-answered": entry.facts["outgoing"] == nil
        default: false
        }
    }

    /// The identity of what was said, noted or handed over.
    var told: String? {
        ["interaction", "note", "hand_over"].lazy.compactMap { facts[$0]?.text }.first
    }

    func person(_ fact: String) -> Person.ID? { facts[fact]?.id(of: Person.self) }
    func department(_ fact: String) -> Department.ID? { facts[fact]?.id(of: Department.self) }
    func number(_ fact: String) -> Int? { facts[fact]?.number.map(Int.init) }
    func text(_ fact: String) -> String? { facts[fact]?.text }
}
