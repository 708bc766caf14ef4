import Basics
import People

/// The work of the house as its heads see it: what came and went, what stands there and how old it is, by line and department and
/// person (SPEC L1, L2, W3, L6). Clients of whom the reader may not know are in none of the numbers.
package struct Overview: Sendable {
    /// The days told of, the last one being today.
    package let days: [CalendarDay]
    /// What happened on each of those days.
    package let daily: [DayMeasure: [Int]]
    /// How many cases were still to be solved at the end of each of those days.
    package let backlog: [Int]
    /// How many are still to be solved now, by how long ago they were opened.
    package let ages: [Age: Int]
    package let ownerless: Int
    /// By line, in their order.
    package let lines: [(line: Line, sums: Sums)]
    /// By department, with what is in no department's hands first.
    package let departments: [(department: Department.ID?, sums: Sums)]
    /// Who has most in hand, the most first.
    package let loads: [Load]
    package let freed: Freed
    /// The same for each of the months before, the oldest first.
    package let freedBefore: [(from: CalendarDay, freed: Freed)]

    /// The sums of one line or department.
    package struct Sums: Sendable, Hashable {
        package var unsolved = 0
        package var ownerless = 0
        package var happened: [DayMeasure: Int] = [:]

        package var isEmpty: Bool { unsolved == 0 && happened.values.allSatisfy { $0 == 0 } }
    }

    /// What somebody has in hand.
    package struct Load: Sendable, Hashable {
        package let person: Person.ID
        package let inWork: Int
        package let setAside: Int

        package var whole: Int { inWork + setAside }
    }

    /// How long ago a case was opened, in days.
    package enum Age: String, CaseIterable, Sendable {
        case today
        case week
        case month
        case quarter
        case older

        /// The most days ago.
        package var most: Int {
            switch self {
            case .today: 0
            case .week: 7
            case .month: 30
            case .quarter: 90
            case .older: .max
            }
        }

        package init(days: Int) {
            self = Self.allCases.first { days <= $0.most } ?? .older
        }

        /// The days on which such cases were opened, seen from today.
        package func opened(seenFrom today: CalendarDay) -> (from: CalendarDay?, to: CalendarDay) {
            let place = Self.allCases.firstIndex(of: self) ?? 0
            let newest = place == 0 ? today : today.advanced(by: -(Self.allCases[place - 1].most + 1))
            return (self == .older ? nil : today.advanced(by: -most), newest)
        }
    }

    package func sum(_ measure: DayMeasure) -> Int { daily[measure, default: []].reduce(0, +) }

    /// How often a solved case was handed over (SPEC W3); nil when none was solved.
    package var handOversPerCase: Double? {
        let solved = sum(.solved)
        return solved == 0 ? nil : Double(sum(.handedOver)) / Double(solved)
    }

    /// Of those who have anything in hand: half have no more than this.
    package var usualLoad: Int {
        let sorted = loads.map(\.whole).sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }

    /// Twice as much as is usual, and enough to be more than chance.
    package func isOverloaded(_ load: Load) -> Bool { load.whole >= max(8, usualLoad * 2) }
}
