/// Where a person was going when they were asked to sign in: a page of ours, or the front door.
struct Destination: Sendable, Equatable {
    let path: String

    /// - Parameter text: from an address or a form, so from anywhere.
    init(_ text: String?) {
        path = text.flatMap { Self.isOwn($0) ? $0 : nil } ?? "/"
    }

    var isFront: Bool { path == "/" }

    /// Two slashes or a backslash would lead to another site; signing in leads nowhere.
    private static func isOwn(_ text: String) -> Bool {
        text.hasPrefix("/") && !text.hasPrefix("//") && !text.hasPrefix("/sign-") && text.utf8.count <= 1000
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    }
}
