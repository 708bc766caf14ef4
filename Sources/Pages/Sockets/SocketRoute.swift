import HTTPTypes
import Hummingbird
import People

/// A path that a page does not ask but keeps open: a WebSocket. It is guarded like any other, by the same line of the table.
package struct SocketRoute: Sendable {
    /// Talks until the page, or the task, ends.
    package typealias Talk = @Sendable (PageSocket) async throws -> Void

    let route: Route
    let talk: Talk

    init(_ path: String, _ access: Access, _ face: Face, _ talk: @escaping Talk) {
        route = Route(
            method: .get,
            path: path,
            access: access,
            face: face,
            bodyLimit: 0,
            takesFiles: false,
            isQuiet: false
        )
        self.talk = talk
    }

    /// For whom asks for it as for a page.
    static let notAsked = Response(status: .upgradeRequired, headers: [.upgrade: "websocket", .connection: "close"])
}
