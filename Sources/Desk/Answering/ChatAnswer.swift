import Basics
import Events

/// An answer in a chat that the client may have left: to be looked after a while later.
package struct ChatAnswer: Codable, Sendable {
    package let interaction: Interaction.ID

    /// Who goes for a cup of tea comes back by then.
    static let patience = Duration.seconds(60)
}

extension Job.Kind {
    package static let chatFollowing: Job.Kind = "chat.follow"
}
