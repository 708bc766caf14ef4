import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import People

/// Says who may talk over which path.
struct SocketDoor: Sendable {
    let shell: Shell
    let sockets: [SocketRoute]

    var paths: Set<String> { Set(sockets.map(\.route.path)) }

    /// Somebody who was let in.
    struct Guest: Sendable {
        let member: Member
        let w: Wording
        let talk: SocketRoute.Talk
        /// Whether they would be let in still.
        let isWelcome: @Sendable () async -> Bool
    }

    /// - Returns: nil for those who are not let in; why, they learn from the page.
    func admit(_ head: HTTPRequest, from channel: any Channel) async -> Guest? {
        guard let socket = sockets.first(where: { $0.route.path == head.path }) else { return nil }
        let request = Request(head: head, body: .init(buffer: ByteBuffer()))
        let admitted: @Sendable () async throws -> PageContext = { [shell] in
            var context = PageContext(source: .init(channel: channel, logger: shell.logger))
            try await shell.admit(request, &context, to: socket.route)
            return context
        }
        // A page of somebody else's sends our cookies along: for that it must say where it is from.
        guard (try? Forgery.checkPage(of: request)) != nil, let context = try? await admitted(),
            let member = try? context.member
        else { return nil }
        return Guest(member: member, w: context.w, talk: socket.talk) {
            (try? await admitted().member)?.id == member.id
        }
    }
}
