import Channels
import Desk
import Pages
import Store

/// What the client sees: a form to ask, and their own request by a secret link (SPEC W1, W4).
package struct PortalRoutes: Sendable {
    private let asking: AskingRoutes
    private let following: FollowingRoutes
    private let chat: ChatRoutes

    /// - Parameter limit: how often one address may write.
    package init(database: Database, intake: IntakeQueue, link: PortalLink, limit: RateLimiter, hub: LiveHub) {
        asking = AskingRoutes(database: database, intake: intake, link: link, limit: limit)
        following = FollowingRoutes(database: database, link: link, limit: limit)
        chat = ChatRoutes(database: database, intake: intake, link: link, limit: limit, hub: hub)
    }

    package func add(to routes: Routes) {
        asking.add(to: routes)
        following.add(to: routes)
        chat.add(to: routes)
    }
}
