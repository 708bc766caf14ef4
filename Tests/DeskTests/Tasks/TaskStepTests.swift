import Basics
import Desk
import People
import TestSupport
import Testing

/// Where a task can go from where (SPEC L3).
@Suite struct `The steps of a task` {
    private static let (asked, other) = (Person.ID(rawValue: 1), Person.ID(rawValue: 2))

    private static func fresh() -> WorkTask {
        WorkTask(
            id: ID(rawValue: 7),
            number: 1,
            what: "Сверить",
            wanted: "Сверка",
            asker: Person.ID(rawValue: 9),
            to: .person(asked, of: nil),
            asked: FixedTime.start,
            due: FixedTime.start + .hours(8)
        )
    }

    private static let steps: [(name: String, step: WorkTask.Step)] = [
        ("accept", .accept(by: asked)), ("accept-other", .accept(by: other)), ("start", .start),
        ("give-back", .giveBack(by: asked)), ("finish", .finish(overrun: .zero)), ("approve", .approve),
        ("send-back", .sendBack(due: nil)), ("withdraw", .withdraw), ("ask", .ask(.person(other, of: nil), due: nil)),
        ("release", .release), ("take-back", .takeBack), ("reopen", .reopen),
    ]

    /// Written by hand: what leads on from where, and where to.
    private static let table: [WorkTask.State.Word: [String: WorkTask.State.Word]] = [
        .new: [
            "accept": .accepted, "accept-other": .accepted, "give-back": .returned, "withdraw": .withdrawn, "ask": .new,
        ],
        .accepted: [
            "accept-other": .accepted, "start": .doing, "give-back": .returned, "finish": .done, "withdraw": .withdrawn,
            "ask": .new, "release": .new,
        ],
        .doing: [
            "accept-other": .accepted, "give-back": .returned, "finish": .done, "withdraw": .withdrawn, "ask": .new,
            "release": .new,
        ],
        .returned: ["withdraw": .withdrawn, "ask": .new, "take-back": .accepted],
        .done: ["approve": .approved, "send-back": .sentBack, "withdraw": .withdrawn, "take-back": .doing],
        .sentBack: [
            "accept": .accepted, "accept-other": .accepted, "start": .doing, "give-back": .returned, "finish": .done,
            "withdraw": .withdrawn, "ask": .new,
        ],
        .approved: ["reopen": .done],
        .withdrawn: ["reopen": .new],
    ]

    private static let ways: [WorkTask.State.Word: [String]] = [
        .new: [], .accepted: ["accept"], .doing: ["accept", "start"], .returned: ["give-back"],
        .done: ["accept", "finish"],
        .sentBack: ["accept", "finish", "send-back"], .approved: ["accept", "finish", "approve"],
        .withdrawn: ["withdraw"],
    ]

    private static func task(_ word: WorkTask.State.Word) throws -> WorkTask {
        try (ways[word] ?? []).reduce(fresh()) { task, name in
            let step = try #require(steps.first { $0.name == name }).step
            return try task.after(step, at: FixedTime.start + .hours(1))
        }
    }

    @Test(arguments: WorkTask.State.Word.allCases)
    func `lead on as the table says, and nowhere else`(from word: WorkTask.State.Word) throws {
        let task = try Self.task(word)
        #expect(task.state.word == word)
        for (name, step) in Self.steps {
            if let next = Self.table[word]?[name] {
                #expect(try task.after(step, at: FixedTime.start + .hours(2)).state.word == next, "\(word) \(name)")
            } else {
                #expect(throws: TaskRefusal.notNow(word), "\(word) \(name)") {
                    try task.after(step, at: FixedTime.start + .hours(2))
                }
            }
        }
    }

    @Test(arguments: 0..<5)
    func `count every return and every sending back, whatever comes in which order`(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed) + 31)
        var task = Self.fresh()
        var (returns, sentBack, version) = (0, 0, 1)
        for turn in 1...2000 {
            let (name, step) = try #require(Self.steps.randomElement(using: &random))
            let before = task.state.word
            guard let next = try? task.after(step, at: FixedTime.start + .minutes(turn)) else { continue }
            if name == "give-back" { returns += 1 }
            if name == "take-back", before == .returned { returns -= 1 }
            if name == "send-back" { sentBack += 1 }
            version += 1
            #expect(next.since >= task.since)
            #expect((next.state.outcome != nil) == [.done, .sentBack, .approved].contains(next.state.word))
            #expect(next.isOver == (next.state.word == .approved || next.state.word == .withdrawn))
            task = next
        }
        #expect(task.returns == returns && task.sentBack == sentBack && task.version == version)
        #expect(sentBack > 0 && version > 200)
    }

    @Test func `rhythms come to their days, the last of the month where there is no such day`() throws {
        func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }
        let isWorking: (CalendarDay) -> Bool = { ![.saturday, .sunday].contains($0.weekday) }
        func next(_ rhythm: TaskRhythm, after text: String) throws -> String {
            rhythm.next(after: try day(text), isWorking: isWorking).description
        }
        #expect(try next(.workingDays, after: "2026-11-26") == "2026-11-27")
        #expect(try next(.workingDays, after: "2026-11-27") == "2026-11-30")
        #expect(try next(.weekly(.monday), after: "2026-11-30") == "2026-12-07")
        #expect(try next(.weekly(.sunday), after: "2026-11-28") == "2026-11-29")
        #expect(try next(.monthly(day: 31), after: "2027-01-31") == "2027-02-28")
        #expect(try next(.monthly(day: 31), after: "2027-02-28") == "2027-03-31")
        #expect(try next(.monthly(day: 5), after: "2026-12-05") == "2027-01-05")
    }

    @Test(arguments: 0..<10)
    func `a rhythm's next day is the first of its days that comes after`(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed) + 77)
        let isWorking: (CalendarDay) -> Bool = { ![.saturday, .sunday].contains($0.weekday) }
        for _ in 0..<100 {
            let day = CalendarDay(number: Int.random(in: 20_000...25_000, using: &random))
            let weekday = try #require(Weekday.allCases.randomElement(using: &random))
            let week = TaskRhythm.weekly(weekday).next(after: day, isWorking: isWorking)
            #expect(week.weekday == weekday && (1...7).contains(week.number - day.number))
            let work = TaskRhythm.workingDays.next(after: day, isWorking: isWorking)
            #expect(isWorking(work) && (1...3).contains(work.number - day.number))
            let wanted = Int.random(in: 1...31, using: &random)
            let month = TaskRhythm.monthly(day: wanted).next(after: day, isWorking: isWorking)
            #expect((1...31).contains(month.number - day.number))
            let isLast = CalendarDay(number: month.number + 1).date.day == 1
            #expect(month.date.day == wanted || isLast && month.date.day < wanted)
        }
    }
}
