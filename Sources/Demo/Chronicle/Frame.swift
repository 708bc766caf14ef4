import Basics

/// How large the company is and between which days its story goes.
struct Frame: Sendable {
    let clients: Int
    let interactions: Int
    /// The moment at which the story ends.
    let now: Moment
    let firstNumber: Int

    static let years = 3

    var today: Day { Day(of: now) }
    /// The company opens for business.
    var first: Day { today - (Frame.years * 365 + 1) }
    var last: Day { today - 1 }
    /// Where the past ends and the scene of today begins.
    var curtain: Moment { last.at(hour: 20) }

    /// So many came with the company's first day, from the book that it kept before.
    var foundingClients: Int { clients * 3 / 5 }
}
