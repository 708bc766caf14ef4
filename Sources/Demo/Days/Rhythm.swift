import Basics
import Desk

/// At which hours clients turn to us, by channel.
enum Rhythm {
    /// Channels of first contacts; on days without work, and at night, clients write and don't call.
    static func channel(on day: Day, _ chance: inout Chance) -> ContactChannel {
        chance.pick(day.isWorking ? allChannels : written)
    }

    static func moment(on day: Day, via channel: ContactChannel, _ chance: inout Chance) -> Moment {
        let isAtWork = day.isWorking && (!written.contains { $0.item == channel } || chance.happens(0.8))
        let hour = chance.pick(isAtWork ? workingHours : otherHours)
        return day.at(second: hour * 3600 + chance.below(3600)) + .milliseconds(chance.below(1000))
    }

    private static let allChannels: [(item: ContactChannel, weight: Int)] = [
        (.phone, 38), (.email, 28), (.web, 9), (.portal, 10), (.chat, 8), (.message, 3), (.meeting, 2), (.letter, 1),
        (.fax, 1),
    ]

    private static let written: [(item: ContactChannel, weight: Int)] = [
        (.email, 40), (.web, 20), (.portal, 22), (.chat, 10), (.message, 8),
    ]

    private static let workingHours: [(item: Int, weight: Int)] = [
        (9, 9), (10, 14), (11, 15), (12, 10), (13, 7), (14, 12), (15, 13), (16, 12), (17, 8),
    ]

    /// Never after eight in the evening, so that the last day of the story ends with it.
    private static let otherHours: [(item: Int, weight: Int)] = [
        (6, 1), (7, 4), (8, 8), (18, 7), (19, 6), (12, 3), (13, 3), (14, 2), (15, 2), (16, 2),
    ]
}
