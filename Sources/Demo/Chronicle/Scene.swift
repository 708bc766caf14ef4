import Basics
import Clients
import Desk
import People

/// The cases that are open when somebody looks in for the first time.
struct Scene: Sendable {
    /// One open case: how long ago it began, how far it has come, in whose hands.
    struct Part: Sendable {
        let stage: Stage
        /// Working days before today.
        let daysAgo: Int
        /// Position among those who answer clients.
        let manager: Int
        /// Minutes before now at which the client wrote again.
        var wroteAgo: Int?
        /// Minutes before now at which the manager answered, so that the answer still lies in the outbox.
        var answeredAgo: Int?
        /// Whether the client is a secret one.
        var isSecret = false
    }

    let parts: [Part]
    /// Minutes before now at which each case of the first line's queue came.
    let queue: [Int]
    /// How many of the queue come from people whom nobody knows.
    static let strangers = 3

    /// - Parameter scale: 1 is a company in which one finds one's way at a glance.
    init(scale: Int, managers: Int) {
        var parts: [Part] = []
        for manager in 0..<managers * min(scale, 4) {
            parts += Self.day(of: manager % managers, round: manager / managers)
        }
        self.parts = parts
        queue = (0..<min(scale, 5)).flatMap { round in Self.arrivals.map { $0 + round } }.sorted()
    }

    private static let arrivals = [4, 11, 19, 27, 38, 52, 67, 84, 103, 125, 150, 176]

    /// What one manager has open.
    private static func day(of manager: Int, round: Int) -> [Part] {
        var parts = [
            Part(stage: .working, daysAgo: 1, manager: manager, wroteAgo: manager % 3 == 0 ? 35 + manager : nil),
            Part(stage: .waitingForClient, daysAgo: 2 + manager % 3, manager: manager),
            Part(stage: .solved, daysAgo: 2 + manager % 2, manager: manager),
        ]
        switch manager % 4 {
        case 0: parts.append(Part(stage: .inSecondQueue, daysAgo: 1, manager: manager))
        case 1: parts.append(Part(stage: .withSpecialist, daysAgo: 2, manager: manager))
        case 2: parts.append(Part(stage: .waitingForOthers, daysAgo: 4, manager: manager))
        default: parts.append(Part(stage: .working, daysAgo: 3, manager: manager, answeredAgo: 12 + manager * 3))
        }
        if manager % 3 == 1 { parts.append(Part(stage: .withSpecialist, daysAgo: 4, manager: manager)) }
        if manager % 3 == 2 { parts.append(Part(stage: .forgotten, daysAgo: 9 + manager % 5, manager: manager)) }
        if manager == 0, round == 0 {
            parts.append(Part(stage: .withExecutive, daysAgo: 4, manager: manager))
            parts.append(Part(stage: .working, daysAgo: 2, manager: manager, isSecret: true))
            parts.append(Part(stage: .waitingForClient, daysAgo: 3, manager: manager, isSecret: true))
        }
        return parts
    }
}

extension Scene.Part {
    /// A story that can stand so far.
    func suits(_ story: Story) -> Bool {
        switch stage {
        case .withExecutive: story.kind == .claim
        case .inSecondQueue, .withSpecialist: story.depth == .second && story.priority < .urgent && story.kind != .claim
        case .forgotten: story.priority >= .high && story.kind != .claim
        default: story.priority < .urgent && story.kind != .claim
        }
    }
}
