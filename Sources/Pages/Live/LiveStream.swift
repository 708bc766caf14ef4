import HTTPTypes
import Hummingbird
import NIOCore

/// The way to one open page: server-sent events that carry names of topics and nothing else. The hub forgets the page when
/// this is gone.
struct LiveStream: Sendable {
    let hub: LiveHub
    let id: Int
    let rings: AsyncStream<Void>

    var body: ResponseBody {
        ResponseBody { writer in
            try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
            for await _ in rings {
                let news = await hub.news(for: id)
                try await writer.write(ByteBuffer(string: Self.text(of: news)))
            }
            try await writer.finish(nil)
        }
    }

    /// A comment when there is nothing to say: it shows both sides that the line holds.
    static func text(of news: News) -> String {
        guard news.isLost || !news.topics.isEmpty else {
            return news.reached.map { "id: \($0)\n: beat\n\n" } ?? ": beat\n\n"
        }
        var text = news.reached.map { "id: \($0)\n" } ?? ""
        text += news.isLost ? "event: lost\ndata:\n\n" : "event: news\ndata: \(news.topics.joined(separator: " "))\n\n"
        return text
    }
}

/// `GET /live?topics=case:01h… queue:1`
struct LiveRoutes: Sendable {
    let hub: LiveHub

    func add(to routes: Routes) {
        routes.get("/live", .signedIn, quiet: true, listen)
    }

    @Sendable
    private func listen(_ request: Request, _ context: PageContext) async throws -> Response {
        let wishes = (context.query["topics"] ?? "").split(separator: " ").compactMap { Topic(String($0)) }
        let last = request.headers[.lastEventID].flatMap { Int64($0) }
        return try await hub.join(wishes, member: try context.member, after: last).response
    }
}

extension LiveStream {
    fileprivate var response: Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/event-stream; charset=utf-8",
                .cacheControl: "no-store",
                .accelBuffering: "no",
            ],
            body: body
        )
    }
}

extension PageContext {
    /// News of one thing for a client who follows it by its link.
    package func live(_ topic: Topic, from hub: LiveHub) async throws -> Response {
        try await hub.join(own: topic).response
    }
}

extension HTTPField.Name {
    static let lastEventID: HTTPField.Name = {
        guard let name = HTTPField.Name("Last-Event-ID") else { preconditionFailure("a header name") }
        return name
    }()
}
