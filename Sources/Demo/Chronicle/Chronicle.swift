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
    var agenda = Agenda()
    var ids = Identities()
    var told = Chapter.Progress()
    private(set) var day: Day
    private var staff: [StaffMove]
    private var untold: [Deed] = []
    private var weightSoFar = 0.0
    private let weight: Double
    private var isOver = false

    /// Kept for the last day, so that the number comes out.
    private static let slack = 8

    /// How many deeds make a chapter, about. Short ones are quicker: what SQLite keeps to undo a statement in a long
    /// transaction grows with it, and is gone through for each statement.
    private static let chapterLength = 300

    init(_ frame: Frame, scale: Int, crew: Crew) {
        self.frame = frame
        self.crew = crew
        season = Season(first: frame.first, last: frame.last)
        scene = Scene(scale: scale, managers: crew.managers(on: frame.last).count + StaffMove.laterManagers)
        day = frame.first
        staff = StaffMove.all(in: frame, crew)
        var weight = 0.0
        for number in frame.first.number...frame.last.number { weight += season.weight(of: Day(number: number)) }
        self.weight = weight
    }

    /// The next piece; nil when all is told.
    mutating func next() throws -> Chapter? {
        while !isOver {
            if let move = staff.first, move.day == day {
                if !untold.isEmpty { return chapter() }
                staff.removeFirst()
                return move.chapter
            }
            try tell()
            if untold.count >= Self.chapterLength { return chapter() }
        }
        return untold.isEmpty ? nil : chapter()
    }

    private mutating func chapter() -> Chapter {
        defer { untold = [] }
        return .deeds(untold, upTo: told)
    }

    /// Plans one day and tells what happens on it, also of what was begun before.
    private mutating func tell() throws {
        var chance = Chance(.day, day.number - frame.first.number)
        weightSoFar += season.weight(of: day)
        welcome(&chance)
        try live(through: day, &chance)
        if day == frame.last { try raiseCurtain() }
        untold += agenda.take(day)
        if day == frame.last {
            untold += agenda.take(frame.today)
            isOver = true
        }
        day = day + 1
    }

    /// How many interactions there should be by the end of this day.
    var target: Int {
        let past = frame.interactions - reserved
        return day == frame.last ? past : Int(Double(past) * weightSoFar / weight) - Self.slack
    }

    /// How many clients there should be by the end of this day.
    private var clientTarget: Int {
        let later = frame.clients - frame.foundingClients - Scene.strangers
        let share = day == frame.last ? 1 : weightSoFar / weight
        return frame.foundingClients + Int(Double(max(0, later)) * share)
    }

    /// What the scene of today adds at the end.
    private var reserved: Int { scene.queue.count }

    /// Those who were clients before the company opened are written down the day before; others come by and by.
    private mutating func welcome(_ chance: inout Chance) {
        if clients.isEmpty {
            for place in 0..<frame.foundingClients {
                let spread = Duration.milliseconds(place * 20_000_000 / frame.foundingClients)
                welcome(at: (day - 1).at(hour: 12) + spread, isFounding: true)
            }
            untold += agenda.take(day - 1)
        }
        settled = clients.count
        for _ in 0..<max(0, clientTarget - clients.count) {
            let moment = Rhythm.moment(on: day, via: .email, &chance)
            let joined = welcome(at: moment)
            touch(joined, at: moment + .seconds(chance.within(120...1800)), &chance)
        }
    }

    @discardableResult
    mutating func welcome(at moment: Moment, isFounding: Bool = false) -> KnownClient {
        let prospect = market.next()
        let owners = crew.ownManagers
        let manager = owners.isEmpty ? nil : prospect.manager.map { owners[$0 % owners.count] }
        let writer = (isFounding ? crew.head(of: .service) : manager) ?? manager ?? crew.colleagues[0]
        let (client, deed) = KnownClient.join(prospect, under: manager, by: writer, at: moment, &ids)
        clients.append(client)
        agenda.add([deed])
        if prospect.isSecret, let head = crew.head(of: .service) {
            agenda.add([wall(around: client, by: head, at: moment)])
        }
        told.clients += 1
        return client
    }

    private func wall(around client: KnownClient, by head: Colleague, at moment: Moment) -> Deed {
        let named = crew.confidants.map(\.id) + [client.manager?.id].compactMap(\.self)
        return Deed(
            at: moment + .seconds(90),
            actor: head.actor,
            rows: [.wall(client.id, naming: named)],
            events: []
        )
    }
}
