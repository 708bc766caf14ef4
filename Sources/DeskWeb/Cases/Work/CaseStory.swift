import Basics
import Desk
import Events

/// What is told of a case from top to bottom: what was said, noted and handed over, and between it what else happened.
struct CaseStory: Sendable {
    enum Part: Sendable {
        case entry(CaseEntry)
        case event(PastEvent)
    }

    let parts: [Part]

    /// - Parameters:
    ///   - timeline, history: both oldest first.
    ///   - isCut: there is more before the timeline, and what happened then is not shown either.
    init(_ timeline: [CaseEntry], _ history: [JournalEntry], isCut: Bool) {
        var told: Set<String> = []
        for entry in timeline { told.insert(entry.identity) }
        let beginning = isCut ? timeline.first?.at : nil
        let events = history.lazy
            .filter { !PastEvent.isTold($0) && !PastEvent.isOfChecklist($0) }
            .map(PastEvent.init)
            .filter { event in beginning.map { event.at >= $0 } ?? true }
            .filter { event in !(event.isOnlyTelling && event.told.map(told.contains) ?? false) }
        parts = Self.merge(timeline, Array(events))
    }

    /// What may have come or gone as a letter.
    var letters: [Interaction.ID] { interactions(by: .email) }

    /// What may have been a call.
    var calls: [Interaction.ID] { interactions(by: .phone) }

    private func interactions(by channel: ContactChannel) -> [Interaction.ID] {
        parts.compactMap { part in
            if case .entry(.interaction(let interaction)) = part, interaction.channel == channel {
                interaction.id
            } else {
                nil
            }
        }
    }

    private static func merge(_ entries: [CaseEntry], _ events: [PastEvent]) -> [Part] {
        var parts: [Part] = []
        parts.reserveCapacity(entries.count + events.count)
        var next = events.makeIterator()
        var event = next.next()
        for entry in entries {
            while let earlier = event, earlier.at < entry.at {
                parts.append(.event(earlier))
                event = next.next()
            }
            parts.append(.entry(entry))
        }
        while let later = event {
            parts.append(.event(later))
            event = next.next()
        }
        return parts
    }
}

extension PastEvent {
    /// Says no more than what is told of in full on the timeline.
    fileprivate var isOnlyTelling: Bool { kind == "case.opened" || kind == "case.handed-over" }
}

extension CaseEntry {
    /// As the journal names it.
    var identity: String {
        switch self {
        case .interaction(let interaction): interaction.id.description
        case .note(let note): note.id.description
        case .handOver(let handOver): handOver.id.description
        }
    }
}
