import Store

/// What a throw-away database leaves behind when nobody holds it any more, and how to open it once more until then.
final class Estate: Sendable {
    /// A file's path or a server's URL.
    let place: String
    let open: @Sendable () async throws -> any Engine
    private let remove: @Sendable () async -> Void

    init(
        at place: String,
        opening open: @escaping @Sendable () async throws -> any Engine,
        removing remove: @escaping @Sendable () async -> Void
    ) {
        self.place = place
        self.open = open
        self.remove = remove
    }

    deinit {
        Task { [remove] in await remove() }
    }
}
