import Basics
import People

/// Whom a case climbs to: level by level, and on each whoever can be asked first. A pure rule, apart from who these people are.
package struct Ladder: Hashable, Sendable {
    /// Those of each level, the nearest first.
    package let rungs: [[EscalationCandidate]]
    /// Who is asked when the highest level has nobody: the heads of the whole, or those who are named on the client's wall.
    package let lastResort: [EscalationCandidate]

    package init(rungs: [[EscalationCandidate]], lastResort: [EscalationCandidate]) {
        self.rungs = rungs
        self.lastResort = lastResort
    }

    package var top: Int { max(1, rungs.count) }
}

/// Somebody who might be asked.
package struct EscalationCandidate: Hashable, Sendable {
    package let person: Person.ID
    /// Nil when nothing stands in the way.
    package let hindrance: Hindrance?

    package init(_ person: Person.ID, _ hindrance: Hindrance? = nil) {
        self.person = person
        self.hindrance = hindrance
    }
}

/// Why somebody is not asked.
package enum Hindrance: String, CaseIterable, Codable, Sendable {
    case left
    /// They have never been here.
    case invited
    case away
    /// The client is confidential, and this person is not named. It is never said who that was.
    case mayNotKnow = "may-not-know"
    /// Their rights don't let them see cases at all.
    case seesNoCases = "sees-no-cases"
    /// Nobody answers their own escalation.
    case raised
    /// They were asked on a lower level and did not answer.
    case asked
}

/// Somebody who was not asked, with the reason; without a name where that would tell of a client.
package struct PassedOver: Codable, Hashable, Sendable {
    package let person: Person.ID?
    package let why: Hindrance
    package let level: Int

    init(_ candidate: EscalationCandidate, _ why: Hindrance, on level: Int) {
        person = why == .mayNotKnow ? nil : candidate.person
        self.why = why
        self.level = level
    }
}

/// Who is asked next.
package struct Asking: Hashable, Sendable {
    package let level: Int
    /// Nil only where nobody at all can be asked: it stays open and is shown to everyone who oversees the work.
    package let person: Person.ID?
    package let passedOver: [PassedOver]
}

extension Ladder {
    /// Who is asked, from a level upwards; those who were asked before only when nobody else is left.
    ///
    /// - Parameters:
    ///   - raiser: who raised it.
    ///   - asked: who was asked before and has not answered.
    package func ask(from level: Int, raiser: Person.ID?, besides asked: Set<Person.ID>) -> Asking {
        var search = Search(raiser: raiser, asked: asked)
        for number in max(1, level)...max(top, level) where number <= rungs.count {
            if let person = search.firstFree(of: rungs[number - 1], on: number) {
                return Asking(level: number, person: person, passedOver: search.passed)
            }
        }
        let person = search.firstFree(of: lastResort, on: top) ?? again(raiser)
        return Asking(level: top, person: person, passedOver: search.passed)
    }

    /// From the top downwards, whoever can be asked at all, also a second time.
    private func again(_ raiser: Person.ID?) -> Person.ID? {
        let all = (rungs.last ?? []) + lastResort + rungs.dropLast().reversed().flatMap(\.self)
        return all.first { $0.hindrance == nil && $0.person != raiser }?.person
    }

    /// What becomes of an escalation whose addressee has not answered in time.
    /// - Parameters:
    ///   - level: where it stands.
    ///   - present: who is asked now; nil when nobody is.
    package func unanswered(
        on level: Int,
        by present: Person.ID?,
        raiser: Person.ID?,
        besides asked: Set<Person.ID>
    ) -> Unanswered {
        let before = present.map { asked.union([$0]) } ?? asked
        let isThere = present.map { isFree($0) } ?? false
        // On the highest level it goes on to those above who were never asked: from the head of service to the director.
        if level >= top, isThere {
            var search = Search(raiser: raiser, asked: before)
            let person = search.firstFree(of: rungs.last ?? [], on: top)
            return person.map { .climbs(Asking(level: top, person: $0, passedOver: search.passed)) } ?? .stays
        }
        let higher = ask(from: min(level + 1, top), raiser: raiser, besides: before)
        guard let person = higher.person, person != present else { return .stays }
        return isThere && before.contains(person) ? .stays : .climbs(higher)
    }

    private func isFree(_ person: Person.ID) -> Bool {
        let known = (rungs.flatMap(\.self) + lastResort).filter { $0.person == person }
        return known.isEmpty || known.contains { $0.hindrance == nil }
    }
}

/// Looks for somebody who can be asked, and remembers who could not.
private struct Search {
    let raiser: Person.ID?
    let asked: Set<Person.ID>
    private(set) var passed: [PassedOver] = []

    mutating func firstFree(of candidates: [EscalationCandidate], on level: Int) -> Person.ID? {
        for candidate in candidates {
            let why =
                candidate.hindrance ?? (candidate.person == raiser ? .raised : nil)
                ?? (asked.contains(candidate.person) ? .asked : nil)
            guard let why else { return candidate.person }
            let over = PassedOver(candidate, why, on: level)
            if !passed.contains(over) { passed.append(over) }
        }
        return nil
    }
}

package enum Unanswered: Hashable, Sendable {
    case climbs(Asking)
    /// Nobody above is left to ask: it stays open, and those at the top hear of it again.
    case stays
}
