import Basics
import Desk
import People
import TestSupport
import Testing

/// Whom a case climbs to, whoever is away or keeps silent (SPEC L4).
@Suite struct `A ladder` {
    private static func person(_ number: Int64) -> Person.ID { Person.ID(rawValue: number) }

    @Test func `asks the nearest who can be asked, and tells why others were not`() {
        let ladder = Ladder(
            rungs: [
                [EscalationCandidate(Self.person(1), .away), EscalationCandidate(Self.person(2), .mayNotKnow)],
                [EscalationCandidate(Self.person(3)), EscalationCandidate(Self.person(4))],
            ],
            lastResort: [EscalationCandidate(Self.person(9))]
        )
        let asking = ladder.ask(from: 1, raiser: Self.person(3), besides: [])
        #expect(asking.level == 2 && asking.person == Self.person(4))
        #expect(asking.passedOver.map(\.why) == [.away, .mayNotKnow, .raised])
        #expect(asking.passedOver.map(\.person) == [Self.person(1), nil, Self.person(3)], "a name tells of a client")
        #expect(asking.passedOver.map(\.level) == [1, 1, 2])
    }

    @Test func `goes on to those of the highest level who were never asked, and stays with the last`() {
        let (service, away, director) = (Self.person(1), Self.person(2), Self.person(3))
        let ladder = Ladder(
            rungs: [
                [EscalationCandidate(Self.person(9))],
                [EscalationCandidate(service), EscalationCandidate(away, .away), EscalationCandidate(director)],
            ],
            lastResort: [EscalationCandidate(Self.person(8))]
        )
        let higher = ladder.unanswered(on: 2, by: service, raiser: nil, besides: [Self.person(9)])
        guard case .climbs(let asking) = higher else {
            Issue.record("it stays below the director")
            return
        }
        #expect(asking.level == 2 && asking.person == director && asking.passedOver.map(\.why) == [.asked, .away])
        #expect(ladder.unanswered(on: 2, by: director, raiser: nil, besides: [service]) == .stays)
        #expect(ladder.unanswered(on: 2, by: service, raiser: director, besides: []) == .stays)
    }

    @Test func `has somebody at its top, also when its levels have nobody`() {
        let ladder = Ladder(
            rungs: [[], [EscalationCandidate(Self.person(1), .left)]],
            lastResort: [EscalationCandidate(Self.person(9))]
        )
        #expect(ladder.ask(from: 1, raiser: nil, besides: []).person == Self.person(9))
        #expect(ladder.ask(from: 7, raiser: nil, besides: []).level == 2)
        #expect(ladder.unanswered(on: 2, by: Self.person(9), raiser: nil, besides: []) == .stays)
        let empty = Ladder(rungs: [], lastResort: [])
        #expect(empty.ask(from: 1, raiser: nil, besides: []).person == nil)
        #expect(empty.unanswered(on: 1, by: nil, raiser: nil, besides: []) == .stays)
    }

    /// Whatever becomes of people meanwhile: one is asked at a time as long as anybody can be, the level never falls, nobody new is
    /// left out, and there is an end.
    @Test(arguments: 0..<400 as Range<UInt64>)
    func `leads up to the top and ends there`(seed: UInt64) {
        var chance = SeededRandom(seed: seed)
        var story = Story(&chance)
        for turn in 0..<40 {
            story.somethingHappens(to: &chance)
            guard story.passTime() else { break }
            #expect(turn < 39, "it climbs for ever: seed \(seed)")
        }
        #expect(story.faults.isEmpty, "seed \(seed): \(story.faults)")
    }
}

/// An escalation in a company in which people come, go and leave by chance.
private struct Story {
    private var hindrances: [Person.ID: Hindrance] = [:]
    private let levels: [[Person.ID]]
    private let heads: [Person.ID]
    private let raiser: Person.ID
    private var level = 1
    private var present: Person.ID?
    private var asked: Set<Person.ID> = []
    private(set) var faults: [String] = []

    init(_ chance: inout SeededRandom) {
        let people = (1...Int64.random(in: 2...9, using: &chance)).map { Person.ID(rawValue: $0) }
        func some(_ most: Int, _ chance: inout SeededRandom) -> [Person.ID] {
            Array(people.shuffled(using: &chance).prefix(Int.random(in: 0...most, using: &chance)))
        }
        levels = (0..<Int.random(in: 1...6, using: &chance)).map { _ in some(3, &chance) }
        heads = some(3, &chance)
        raiser = people[0]
        let asking = ladder.ask(from: 1, raiser: raiser, besides: [])
        (level, present) = (asking.level, asking.person)
        check()
    }

    private var ladder: Ladder {
        let candidate = { [hindrances] (person: Person.ID) in EscalationCandidate(person, hindrances[person]) }
        return Ladder(rungs: levels.map { $0.map(candidate) }, lastResort: heads.map(candidate))
    }

    mutating func somethingHappens(to chance: inout SeededRandom) {
        for person in Set(levels.joined()).union(heads) where Int.random(in: 0..<4, using: &chance) == 0 {
            hindrances[person] = Bool.random(using: &chance) ? nil : Hindrance.allCases.randomElement(using: &chance)
        }
    }

    /// - Returns: false when it stays where it is for good.
    mutating func passTime() -> Bool {
        switch ladder.unanswered(on: level, by: present, raiser: raiser, besides: asked) {
        case .stays:
            let isFree = { [hindrances, raiser] (person: Person.ID) in hindrances[person] == nil && person != raiser }
            let isAtTheTop = level == levels.count && present.map(isFree) ?? false
            // Nobody who was never asked stands above; who is at the top themselves is above the last resort.
            let above = Array(levels.dropFirst(min(level, levels.count - 1)).joined()) + (isAtTheTop ? [] : heads)
            let new = above.first { isFree($0) && $0 != present && !asked.contains($0) }
            if let new { faults.append("\(new) was never asked") }
            return false
        case .climbs(let asking):
            if asking.level < level { faults.append("it fell from \(level) to \(asking.level)") }
            if asking.person == present { faults.append("the same person is asked again") }
            if let present { asked.insert(present) }
            (level, present) = (asking.level, asking.person)
            check()
            return true
        }
    }

    private mutating func check() {
        let free = (levels.joined() + heads).filter { hindrances[$0] == nil && $0 != raiser }
        if let present {
            if !free.contains(present) { faults.append("\(present) can't be asked") }
        } else if let someone = (levels.dropFirst(level - 1).joined() + heads).first(where: free.contains) {
            faults.append("nobody is asked, and \(someone) could be")
        }
    }
}
