import Basics
import Clients
import Desk
import Events
import People

/// The story of the company from its first day to this moment, told chapter by chapter in the order of the clock.
/// The same frame makes the same story; nothing in it touches the database.
struct Chronicle: Sendable {
    let frame: Frame
    let scene: Scene
    let season: Season
    var crew: Crew
    var market = Market()
    var clients: [KnownClient] = []
    /// How many of them were there before today.
    private(set) var settled = 0
    /// What the cases that will be open at the end have brought so far, and how many of them are still to begin.
    var sceneTold = 0
    var partsLeft: Int
    var agenda = Agenda()
    var ids = Identities()
    var told = Chapter.Progress()
    private(set) var day: Day
    /// How much of all the work lies behind, from 0 to 1.
    private(set) var share = 0.0
    private var staff: [StaffMove]
    private var untold: [Deed] = []
    private var ready: [Chapter] = []
    private var isOver = false
    private let weight: Double

    /// How many deeds make a chapter, about. Short ones are quicker: what SQLite keeps to undo a statement in a long
    /// transaction grows with it, and is gone through for each statement.
    private static let chapterLength = 300

    init(_ frame: Frame, scale: Int, crew: Crew) {
        self.frame = frame
        self.crew = crew
        let season = Season(first: frame.first, last: frame.last)
        self.season = season
        scene = Scene(scale: scale, managers: crew.managers(on: frame.last).count + StaffMove.laterManagers)
        partsLeft = scene.parts.count
        day = frame.first
        staff = StaffMove.all(in: frame, crew)
        weight = (frame.first.number...frame.last.number).reduce(0) { $0 + season.weight(of: Day(number: $1)) }
    }

    /// The next piece; nil when all is told.
    mutating func next() throws -> Chapter? {
        while ready.isEmpty, !isOver {
            if clients.count < frame.foundingClients { found() } else { try tell() }
        }
        return ready.isEmpty ? nil : ready.removeFirst()
    }

    /// Some of those who were clients before the company opened; they are written down the day before.
    private mutating func found() {
        for _ in 0..<min(Self.chapterLength, frame.foundingClients - clients.count) {
            let spread = Duration.milliseconds(clients.count * 20_000_000 / frame.foundingClients)
            untold += welcome(at: (day - 1).at(hour: 12) + spread, isFounding: true).deeds
        }
        flush()
    }

    /// Plans one day and tells what happens on it, also of what was begun before.
    private mutating func tell() throws {
        var chance = Chance(.day, day.number - frame.first.number)
        share = day == frame.last ? 1 : share + season.weight(of: day) / weight
        welcome(&chance)
        try live(through: day, &chance)
        if day == frame.last { try raiseCurtain() }
        file(agenda.take(day))
        if day == frame.last {
            file(agenda.take(frame.today))
            flush()
            isOver = true
        }
        day = day + 1
    }

    mutating func markSettled() {
        settled = clients.count
    }

    /// Puts the deeds of a day where they will be told, with those who come and go on it between them.
    private mutating func file(_ deeds: [Deed]) {
        var rest = deeds[...]
        while let move = staff.first, move.day == day {
            staff.removeFirst()
            let before = rest.prefix { $0.at <= move.at }
            untold += before
            rest = rest.dropFirst(before.count)
            flush()
            ready.append(move.chapter)
        }
        untold += rest
        if untold.count >= Self.chapterLength { flush() }
    }

    private mutating func flush() {
        for start in stride(from: 0, to: untold.count, by: Self.chapterLength) {
            let end = min(start + Self.chapterLength, untold.count)
            ready.append(.deeds(Array(untold[start..<end]), upTo: told))
        }
        untold = []
    }
}
