import Basics
import Pages
import People

/// Which open pages hear of calls and of those who answer them, and who may listen. A name alone, as all topics.
package enum CallTopics {
    /// What somebody who answers calls is doing.
    package static func agent(_ person: Person.ID) -> Topic { Topic("agent", person) }
    /// What any of them is doing.
    package static let agents = Topic(list: "agents")

    /// A call of theirs rings, goes on, ends.
    package static func ringing(_ person: Person.ID) -> Topic { Topic("ringing", person) }
    /// Any call does, or whoever answers does something else.
    package static let board = Topic(list: "calls-board")

    /// The exchange comes or goes.
    package static let exchange = Topic(list: "exchange")

    /// - Returns: nil where the topic is no concern of calls.
    package static func maySee(_ member: Member, _ topic: Topic) -> Bool? {
        switch topic.kind {
        case "agent": member.id.map(\.description) == topic.subject || member.may(.overseeWork)
        case "agents": member.may(.overseeWork)
        case "ringing": member.id.map(\.description) == topic.subject
        case "calls-board": member.may(.seeCases)
        case "exchange": member.may(.shapeWork)
        default: nil
        }
    }
}
