import Basics
import Clients
import Foundation
import People

/// How cases are raised in this company: whom to ask, one after another, when, and how long each has to answer (SPEC L4).
package struct EscalationProcedure: Codable, Hashable, Sendable {
    package var levels: [Level]

    package init(levels: [Level]) {
        self.levels = levels
    }

    /// More would not be a ladder that anybody knows by heart.
    package static let mostLevels = 8

    /// The level of this number, counted from one.
    package subscript(number: Int) -> Level? { levels.indices.contains(number - 1) ? levels[number - 1] : nil }

    /// Where a person begins who raises by hand.
    package var first: Int { (levels.firstIndex { $0.byHand } ?? 0) + 1 }
}

extension EscalationProcedure {
    /// One step of the ladder.
    package struct Level: Codable, Hashable, Sendable {
        /// What the company calls it; empty when its number is enough.
        package var name: String
        /// Nil in a draft alone.
        package var to: Addressee?
        /// The working time in which the answer is due, by the company's standard calendar.
        package var minutes: Int
        /// Whether a person may begin here; otherwise a case only climbs here, or gets here by itself.
        package var byHand: Bool
        /// When a case gets here by itself; never, when it is nil.
        package var byItself: Occasion?
        /// What whoever raises a case by hand has to attach.
        package var demands: Set<Demand>

        package init(
            name: String = "",
            to: Addressee?,
            minutes: Int,
            byHand: Bool = true,
            byItself: Occasion? = nil,
            demands: Set<Demand> = []
        ) {
            self.name = name
            self.to = to
            self.minutes = minutes
            self.byHand = byHand
            self.byItself = byItself
            self.demands = demands
        }

        package static let longestName = 80
        /// A quarter of working hours.
        package static let mostMinutes = 500 * 60
    }

    /// To whom a level goes.
    package enum Addressee: Codable, Hashable, Sendable {
        /// Whoever of the line has the fewest escalations to answer.
        case line(Line)
        /// The head of the department that the case is in.
        case headOfCase
        /// The head of whoever works on the case, or answers for it.
        case headOfWorker
        case head(of: Department.ID)
        case person(Person.ID)
        /// The heads of the whole: heads of service, then executives.
        case top
    }

    package enum Demand: String, CaseIterable, Codable, Sendable {
        /// What was tried before.
        case tried
        /// The decision that is asked for.
        case wish
        /// Something that was said on the case, or the claim that it is about.
        case attachment
    }
}

extension EscalationProcedure {
    private struct Page: Codable {
        let levels: [Level]
    }

    init(stored text: String) throws {
        levels = try JSONDecoder().decode(Page.self, from: Data(text.utf8)).levels
    }

    var stored: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(Page(levels: levels)), as: UTF8.self)
        }
    }
}
